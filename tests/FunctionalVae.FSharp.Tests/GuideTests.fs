/// The guide's F#, one block after the other, is the text of the function below, so that it compiles. ScriptTests of the packages runs it.
module FunctionalVae.FSharp.Tests.GuideTests

open System
open FunctionalVae
open FunctionalVae.Data
open FunctionalVae.FSharp
open Xunit

// The guide's own model lives in a C# library of its reader's; another of rows has the same functions.
type private PointsVae = FunctionalVae.Zoo.MoonsVae

let private script () =
    let spec =
        Spec.create
            (Features 3)
            [ Dense(32, Activation.Silu) ]
            (DiagonalNormalLatent 2)
            [ Dense(32, Activation.Silu) ]
            (NormalLikelihood(LearnedVariance()))

    let vae = Spec.model "Points" spec |> Vae.ofLikelihood

    let table, _ = Data.load [ "points.csv" ]
    let train, test = table |> Data.split 0.2 (Key.ofSeed 1UL)
    let scaling = train |> Data.fit (Scaling.Standardise())
    let examples = Data.scale scaling >> Vae.examplesOf vae

    let options =
        { Options.defaults with
            Epochs = 100
            BatchSize = 32
            Optimizer = AdamW(WeightDecay = 0.01)
            ClipNorm = Some 1.0
            ValidationFraction = 0.1
            Patience = Some 10
        }

    let run = examples train |> Data.ofExamples |> Vae.train vae options
    let parameters = Vae.parametersOf vae run.State

    let held = examples test
    let noise = held |> Vae.noiseFor vae (Key.ofSeed 2UL)
    let elbo = held |> Vae.evaluate vae parameters noise
    printfn $"best epoch {Training.bestEpoch run}: %.2f{elbo.Value} nats per example"

    let decoded =
        held
        |> Vae.encode vae parameters
        |> Vae.draw vae noise
        |> Vae.decode vae parameters

    let original = decoded |> Data.unscale scaling // rows in the units of the file
    let sampled = Vae.sample vae parameters (Key.ofSeed 4UL) 10 // new rows: z ~ p(z), x ~ p(x|z)

    parameters |> Vae.save vae "points.safetensors"
    let loaded = Vae.load vae "points.safetensors"

    let declared = PointsVae.Functions

    let declaredRun =
        Data.scale scaling train
        |> Vae.examplesOf declared
        |> Data.ofExamples
        |> Vae.train declared (Options.ofModel declared)

    let bound =
        Data.scale scaling test
        |> Vae.examplesOf declared
        |> Vae.evaluate declared (Vae.parametersOf declared declaredRun.State) (Vae.noise declared (Key.ofSeed 2UL) test.Count)
    original, sampled, loaded, bound

/// The blocks of F#, without what they reference and open, as far to the right as a function's body.
let private blocks (page: string) =
    page.Split("```fsharp\n").[1..]
    |> Array.map (fun rest ->
        rest.Split("```").[0].Split('\n')
        |> Array.filter (fun line -> not (line.StartsWith("open ", StringComparison.Ordinal) || line.StartsWith("#r ", StringComparison.Ordinal)))
        |> Array.map (fun line -> if line = "" then "" else "    " + line)
        |> String.concat "\n")

[<Fact>]
let ``The guide's F# compiles`` () =
    let source = Cases.repositoryFile "tests/FunctionalVae.FSharp.Tests/GuideTests.fs"
    let shown = blocks (Cases.repositoryFile "docs/guide.md")
    Assert.Equal(2, shown.Length)
    Assert.All(shown, fun block -> Assert.Contains(block.Trim('\n'), source, StringComparison.Ordinal))
    // Nothing but the compiler runs them: there is no points.csv.
    ignore script
