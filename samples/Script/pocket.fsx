#r "nuget: FunctionalVae.FSharp, *-*"

open FunctionalVae
open FunctionalVae.FSharp

let spec =
    Spec.create
        (Image(8, 8, Binarization = Binarization.Dynamic))
        [ Flatten(); Dense(64, Activation.Gelu) ]
        (DiagonalNormalLatent 8)
        [ Dense(64, Activation.Gelu) ]
        (BernoulliLikelihood())

let vae = Spec.model "PocketVae" spec |> Vae.ofLikelihood
let train, test = Data.digits ()

// Training is a fold of a pure step over batches.
let options = { Options.defaults with Epochs = 40; BatchSize = 64; LearningRate = 2e-3 }
let batches = Vae.examplesOf vae train |> Data.ofExamples |> Vae.allBatches vae options
let trained = batches |> Seq.fold (Vae.step vae) (Vae.start vae options (Key.ofSeed options.Seed))
let parameters = Vae.parametersOf vae trained

// Noise and binarization are values, made from keys: the same keys print the same number.
let held = Vae.examplesOf vae test |> Vae.binarize vae (Key.ofSeed 2UL)
let elbo = held |> Vae.evaluate vae parameters (Vae.noiseFor vae (Key.ofSeed 3UL) held)
printfn $"ELBO of {test.Count} digits held out: %.2f{elbo.Value} nats per image"

// Vae.sample draws 0 or 1 at every pixel; pictures show the means.
Vae.sampleMeans vae parameters (Key.ofSeed 4UL) 64 |> Pictures.grid vae 16 |> Pictures.save "samples.png"
