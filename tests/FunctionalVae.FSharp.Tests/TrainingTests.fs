/// Training from F#.
module FunctionalVae.FSharp.Tests.TrainingTests

open System.Threading
open FunctionalVae
open FunctionalVae.FSharp
open FunctionalVae.Zoo
open Xunit

let private short =
    { Options.defaults with
        Epochs = 3
        BatchSize = 5
        Threads = 2
    }

let private weightsOf vae state =
    Vae.parametersOf vae state |> Vae.weights

let private train, _ = Data.digits ()

let private digits =
    Data.ofExamples (
        Cases.slice 0 129 (Vae.examplesOf DigitsVae.Functions train)
        |> Vae.ofArrays DigitsVae.Functions
    )

[<Law(MaxTest = 12)>]
let ``Training is the fold of its step, with every model, seed and number of examples`` case =
    let options =
        { short with
            Seed = case.Seed
            Schedule = CosineSchedule(WarmupEpochs = 1)
            AverageDecay = Some 0.5
        }

    let data = Cases.images case.Vae case.Key case.Count |> Data.ofExamples

    let start =
        Vae.start case.Vae (Options.forData data options) (Key.ofSeed options.Seed)

    let folded =
        Vae.allBatches case.Vae options data |> Seq.fold (Vae.step case.Vae) start

    let run = Vae.train case.Vae options data

    weightsOf case.Vae folded = weightsOf case.Vae run.State
    && Training.steps folded = Training.steps run.State
    && weightsOf case.Vae start <> weightsOf case.Vae folded

[<Fact>]
let ``A data set that is a function trains as one in memory`` () =
    let vae = DigitsVae.Functions
    let lazily = Data.ofFunction digits.Count (fun numbers -> digits.Take numbers)
    Assert.Equal<float32>(weightsOf vae (Vae.train vae short digits).State, weightsOf vae (Vae.train vae short lazily).State)

[<Fact>]
let ``The batches of all epochs are those of one after the other`` () =
    let vae = DigitsVae.Functions
    let one = Vae.batches vae short 1 digits |> Seq.map Rows.toArray |> Array.ofSeq
    let all = Vae.allBatches vae short digits |> Seq.map Rows.toArray |> Array.ofSeq
    Assert.Equal(3 * 26, all.Length)
    Assert.Equal<float32 array array>(one, all[26..51])

[<Fact>]
let ``A watched run reports, stops and hands out what it has`` () =
    let vae = DigitsVae.Functions
    use cancel = new CancellationTokenSource()
    let seen = ResizeArray()

    let report (progress: TrainingProgress) =
        seen.Add progress

        if progress.IsEpochEnd && progress.Epoch = 2 then
            cancel.Cancel()

    let run =
        digits |> Vae.trainWith vae { short with Epochs = 1000 } report cancel.Token

    Assert.False run.IsComplete
    Assert.Equal(2, (Training.curve run).Length)
    Assert.True(seen.Count > 2)
    Assert.Equal<float32>(weightsOf vae (Vae.train vae { short with Epochs = 2 } digits).State, weightsOf vae run.State)

[<Fact>]
let ``What a run did not have is None`` () =
    let vae = DigitsVae.Functions
    let run = Vae.train vae short digits
    Assert.Equal(None, Training.bestEpoch run)
    Assert.Equal(None, Training.ended run)
    Assert.All(run.Epochs, fun epoch -> Assert.Equal(None, Training.validation epoch))
    Assert.Equal(None, Training.objective (Vae.start vae short (Key.ofSeed 1UL)))
    Assert.True(Training.objective run.State |> Option.isSome)

[<Fact>]
let ``What a run had is Some`` () =
    let vae = DigitsVae.Functions

    let run =
        Vae.train
            vae
            { short with
                ValidationFraction = 0.2
                Patience = Some 2
            }
            digits

    let best =
        run.Epochs
        |> Seq.maxBy (fun epoch -> (Training.validation epoch |> Option.get).Value)

    Assert.Equal(Some best.Epoch, Training.bestEpoch run)

[<Fact>]
let ``Saved parameters load back, and the file says whose they are`` () =
    Cases.inFolder (fun file ->
        let vae = TinyVae.Functions
        let parameters = Vae.initialize vae (Key.ofSeed 5UL)
        parameters |> Vae.save vae (file "tiny.safetensors")
        Assert.Equal<float32>(Vae.weights parameters, Vae.load vae (file "tiny.safetensors") |> Vae.weights)
        Assert.Equal(Some "TinyVae", Vae.savedFrom (file "tiny.safetensors"))

        Assert.Throws<Checkpoints.CheckpointException>(fun () -> Vae.load MoonsVae.Functions (file "tiny.safetensors") |> ignore)
        |> ignore)

[<Fact>]
let ``A tensor is found by name, or there is none`` () =
    let parameters = Vae.initialize TinyVae.Functions (Key.ofSeed 5UL)
    Assert.Equal(Some 32, parameters |> Vae.tryTensor "encoder.1.bias" |> Option.map Array.length)
    Assert.Equal(None, parameters |> Vae.tryTensor "encoder.9.bias")

[<Fact>]
let ``An interpreted specification has the same functions`` () =
    let layers: Layer list = [ Dense(8, Activation.Silu) ]

    let spec =
        Spec.create (Features 3) layers (DiagonalNormalLatent 2) layers (SquaredErrorLikelihood())

    Assert.Empty(Spec.problems spec)
    Assert.Equal(4.0, (Spec.withObjective (EvidenceLowerBound 4.0) spec).Objective.Beta)
    Assert.Equal(spec, Spec.withObjective (EvidenceLowerBound 4.0) spec |> Spec.withObjective (EvidenceLowerBound()))

    let broken =
        Spec.create (Features 3) [ Dense 0 ] (DiagonalNormalLatent 2) layers (SquaredErrorLikelihood())

    Assert.Equal("FVAE2001", (Spec.problems broken |> List.exactlyOne).Code)

    let vae = Spec.interpret "Points" spec |> Vae.ofModel
    let points = Vae.ofArrays vae [ [| 1f; 2f; 3f |]; [| 3f; 2f; 1f |] ]

    let before, after =
        (Vae.train vae { short with Epochs = 1 } (Data.ofExamples points)).Epochs[0],
        (Vae.train
            vae
            { short with
                Epochs = 50
                LearningRate = 0.01
            }
            (Data.ofExamples points))
            .Epochs[49]

    Assert.True(after.Objective.Value > before.Objective.Value)
    Assert.Equal("Points", vae.Model.Name)

[<Fact>]
let ``A specification that is a value trains to the bits of its generated code`` () =
    let vae = Spec.model "TinyVae" TinyVae.Spec |> Vae.ofModel
    let train, _ = Data.digits ()
    let once (vae: IObjectiveVae<_, _, _, _, _, _>) = Vae.examplesOf vae train |> Data.ofExamples |> Vae.train vae { short with Epochs = 1 }
    Assert.Equal<float32>(Vae.weights (Vae.parametersOf TinyVae.Functions (once TinyVae.Functions).State), Vae.weights (Vae.parametersOf vae (once vae).State))

[<Fact>]
let ``A specification that is a value has the bound of its generated code`` () =
    let bound (vae: IVae<_, _, _, _, _, _>) =
        let _, test = Data.digits ()
        let images = Vae.examplesOf vae test |> Vae.binarize vae (Key.ofSeed 2UL)
        let parameters = Vae.initialize vae (Key.ofSeed 3UL)
        (images |> Vae.evaluate vae parameters (Vae.noiseFor vae (Key.ofSeed 4UL) images)).Value

    let spec = TinyVae.Functions |> Vae.spec
    Assert.Equal(bound TinyVae.Functions, Spec.model "Tiny" spec |> Vae.ofLikelihood |> bound)
    Assert.Equal(bound TinyVae.Functions, Spec.interpret "Tiny" spec |> Vae.ofLikelihood |> bound, 1e-4)

[<Fact>]
let ``A model without a likelihood has no bound`` () =
    let refused = Assert.Throws<System.ArgumentException>(fun () -> Vae.ofLikelihood DigitsVae.Model |> ignore)
    Assert.Contains("Take Vae.ofModel, and Vae.evaluateObjective.", refused.Message)
    Assert.True((Vae.tryOfLikelihood DigitsVae.Model).IsNone)
    Assert.True((Vae.tryOfLikelihood TinyVae.Model).IsSome)

[<Fact>]
let ``Rows of a wrong length are refused by number`` () =
    let refused (make: unit -> unit) =
        Assert.Throws<System.ArgumentException>(make).Message

    let rows = [ [| 1f; 2f |]; [| 1f |] ]

    Assert.Contains(
        "Row 1 has 1 values, and an example of MoonsVae has 2",
        refused (fun () -> Vae.ofArrays MoonsVae.Functions rows |> ignore)
    )

    Assert.Contains("a latent vector of MoonsVae has 2", refused (fun () -> Vae.latents MoonsVae.Functions rows |> ignore))
    Assert.Contains("a noise vector of MoonsVae has 2", refused (fun () -> Vae.noiseOf MoonsVae.Functions rows |> ignore))

[<Fact>]
let ``An estimate is the average over draws`` () =
    let vae = TinyVae.Functions
    let parameters = Vae.initialize vae (Key.ofSeed 5UL)
    let images = Cases.slice 0 9 (Vae.examplesOf vae train) |> Vae.ofArrays vae
    let estimate = images |> Vae.estimate vae parameters 3 (Key.ofSeed 6UL)

    let expected =
        ObjectiveEstimator.Average(vae.Model, parameters.Core, images.Core, Key.ofSeed 6UL, 3)

    Assert.Equal(expected, estimate)
    Assert.NotEqual(expected, images |> Vae.estimate vae parameters 4 (Key.ofSeed 6UL))

[<Fact>]
let ``An estimate comes with the standard error of its draws`` () =
    let vae = TinyVae.Functions
    let parameters = Vae.initialize vae (Key.ofSeed 5UL)
    let images = Cases.slice 0 9 (Vae.examplesOf vae train) |> Vae.ofArrays vae
    let key = Key.ofSeed 6UL
    let objective, error = images |> Vae.estimateWithError vae parameters 3 key
    Assert.Equal(images |> Vae.estimate vae parameters 3 key, objective)

    let expected =
        ObjectiveEstimator.Estimate(vae.Model, parameters.Core, images.Core, key, 3).StandardError

    Assert.Equal(Option.ofNullable expected, error)
    Assert.True(error > Some 0.0)
    Assert.Equal(None, images |> Vae.estimateWithError vae parameters 1 key |> snd)

[<Fact>]
let ``An importance-weighted bound is the estimator's`` () =
    let vae = TinyVae.Functions
    let parameters = Vae.initialize vae (Key.ofSeed 5UL)
    let images = Cases.slice 0 9 (Vae.examplesOf vae train) |> Vae.ofArrays vae
    let bound = images |> Vae.importanceWeightedBound vae parameters 3 (Key.ofSeed 6UL)

    let expected =
        ObjectiveEstimator.ImportanceWeighted(vae.Model, parameters.Core, images.Core, Key.ofSeed 6UL, 3)

    Assert.Equal(expected, bound)
    Assert.NotEqual(expected, images |> Vae.importanceWeightedBound vae parameters 3 (Key.ofSeed 7UL))

[<Fact>]
let ``A value that is not finite is told as a record`` () =
    let problem =
        Assert.Throws<TrainingDivergedException>(fun () ->
            Vae.train DigitsVae.Functions { short with LearningRate = 1e300 } digits
            |> ignore)

    Assert.Equal(
        {
            Step = Some 2L
            Kind = Some DivergenceKind.Weight
            Tensor = Some "encoder.1.weight"
            Layer = Some "encoder.1: Dense"
            Checkpoint = None
        },
        Training.divergence problem
    )
