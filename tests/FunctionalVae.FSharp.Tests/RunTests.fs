/// Runs from F#.
module FunctionalVae.FSharp.Tests.RunTests

open System
open System.IO
open FunctionalVae
open FunctionalVae.Checkpoints
open FunctionalVae.Data
open FunctionalVae.FSharp
open FunctionalVae.Zoo
open Xunit

let private vae = MoonsVae.Functions
let private weights = Vae.initialize vae (Key.ofSeed 3UL)

/// A record as an earlier version wrote it: with a path as it was typed, and without what came later.
let private facts =
    $$"""{
  "schema": "functionalvae.run.2",
  "model": "MoonsVae",
  "specHash": "{{SpecHash.Of vae.Spec}}",
  "binarization": "None",
  "options": { "epochs": 20, "batch": 32, "learningRate": 0.002, "seed": 9 },
  "data": {
    "name": "points.csv",
    "paths": ["data/points.csv"],
    "labelColumn": "kind",
    "labels": ["a", "b"],
    "testFraction": 0.2,
    "columns": ["height", "weight"],
    "scaling": { "method": "standardise", "width": 2, "offsets": [100, -4], "scales": [8, 0.5] },
    "trainFingerprint": "00",
    "testFingerprint": "00"
  }
}"""

let private inRun test =
    Cases.inFolder (fun file ->
        Vae.save vae (file "model.safetensors") weights
        File.WriteAllText(file "run.json", facts)
        test (Path.GetDirectoryName(file "run.json") |> Option.ofObj |> Option.get))

[<Fact>]
let ``A row goes in and comes out in the units of its file`` () =
    inRun (fun folder ->
        let run = Run.load folder
        let parameters = Run.parameters vae run
        Assert.Equal<float32>(Vae.weights weights, Vae.weights parameters)

        let row =
            ExampleTable("a row", Shape.Vector 2, ReadOnlyMemory [| 108f; -3.5f |], run.Columns)

        let scaled = row |> Run.examples vae run
        Assert.Equal<float32>([| 1f; 1f |], Rows.toArray scaled)
        Assert.Equal<float>([| 108.0; -3.5 |], scaled |> Run.inUnits run |> Array.exactlyOne)

        let expected =
            scaled
            |> Vae.reconstruct vae weights
            |> Data.unscale (Run.scaling run |> Option.get)
            |> Array.exactlyOne

        let made =
            scaled
            |> Vae.reconstruct vae parameters
            |> Run.inUnits run
            |> Array.exactlyOne

        Assert.Equal(float expected[0], made[0], 1e-4)
        Assert.Equal(float expected[1], made[1], 1e-4))

[<Fact>]
let ``The page's lines do what they say`` () =
    inRun (fun folder ->
        let file = Path.Combine(folder, "new.csv")
        File.WriteAllText(file, "height,weight,kind\n108,-3.5,b\n92,-4.5,a\n")

        let run = Run.load folder
        let parameters = Run.parameters vae run
        let table, _ = Data.loadWith (Run.reading run) [ file ]
        let rows = table |> Run.examples vae run
        let restored = rows |> Vae.reconstruct vae parameters |> Run.inUnits run

        Assert.Equal<float32>([| 1f; 1f; -1f; -1f |], Rows.toArray rows)
        Assert.Equal(2, restored.Length)
        let source = Cases.repositoryFile "tests/FunctionalVae.FSharp.Tests/RunTests.fs"
        let page = Cases.repositoryFile "docs/files.md"

        let shown =
            page.Split("<!-- run in F# -->\n```fsharp\n").[1].Split("```").[0].Split('\n')
            |> Array.filter (fun line -> line <> "" && not (line.StartsWith("open ", StringComparison.Ordinal)))
            |> Array.map (fun line ->
                line
                    .Split("//")
                    .[0].TrimEnd()
                    .Replace("\"runs/points\"", "folder", StringComparison.Ordinal)
                    .Replace("\"new.csv\"", "file", StringComparison.Ordinal)
                    .Replace("PointsVae.Functions", "vae", StringComparison.Ordinal))

        Assert.Equal(5, shown.Length)
        Assert.All(shown, fun line -> Assert.Contains("        " + line + "\n", source, StringComparison.Ordinal)))

[<Fact>]
let ``What was recorded is there, and what was not is None`` () =
    inRun (fun folder ->
        let run = Run.load folder
        Assert.Equal(Some "MoonsVae", Run.modelName run)
        Assert.Equal(Some(SpecHash.Of vae.Spec), Run.specHash run)
        Assert.Equal(Some [ "height"; "weight" ], Run.columns run)
        Assert.Equal(Some [ "a"; "b" ], Run.labelNames run)
        Assert.Equal("kind", (Run.reading run).LabelColumn)
        Assert.Equal(Some [ "data/points.csv" ], Run.record run |> Option.map (_.Data.Paths >> List.ofSeq))

        let expected =
            { Options.defaults with
                Epochs = 20
                BatchSize = 32
                LearningRate = 0.002
                Seed = 9UL
            }

        Assert.Equal(Some expected, Run.options run)
        File.Delete(Path.Combine(folder, "run.json"))
        let bare = Run.load folder
        Assert.Equal(None, Run.record bare)
        Assert.Equal(None, Run.options bare)
        Assert.Equal(None, Run.scaling bare)
        Assert.Equal(None, Run.columns bare)
        Assert.Equal(None, Run.labelNames bare)
        Assert.Equal(Some "MoonsVae", Run.modelName bare))

[<Fact>]
let ``A run of another model is refused and both are named`` () =
    inRun (fun folder ->
        let run = Run.load folder

        let problem =
            Assert.Throws<CheckpointException>(fun () -> Run.parameters TinyVae.Functions run |> ignore)

        Assert.Contains("was trained as MoonsVae", problem.Message)
        Assert.Contains("TinyVae", problem.Message))

[<Fact>]
let ``A run that kept a checkpoint gives its state, and goes on from it`` () =
    inRun (fun folder ->
        let run = Run.load folder
        Assert.Equal(None, Run.state vae run |> Option.map Training.steps)
        let data = Cases.images vae (Key.ofSeed 4UL) 40 |> Data.ofExamples

        let options =
            { (Run.options run |> Option.get) with
                Epochs = 3
                Threads = 1
            }

        let start = Vae.start vae options (Key.ofSeed options.Seed)
        let whole = Training.before start |> fun point -> Vae.trainFrom vae point data

        let step = Vae.batches vae options 0 data |> Seq.fold (Vae.step vae) start

        let place =
            TrainingPoint(step.Core, [||], ObjectiveSums(0, 0, 1, 40))

        CheckpointFolder(Path.Combine(folder, CheckpointFolder.Name))
            .Write(vae.Model, TrainingCheckpoint(place, Map.empty<string, string>)) |> ignore

        Assert.Equal(Some(Training.steps step), Run.state vae run |> Option.map Training.steps)
        let rest = Vae.trainFrom vae (Run.point vae run |> Option.get) data
        Assert.Equal<float32>(Vae.weights whole.State.Parameters, Vae.weights rest.State.Parameters))
