/// Data from F#.
module FunctionalVae.FSharp.Tests.DataTests

open System.IO
open FunctionalVae
open FunctionalVae.Data
open FunctionalVae.FSharp
open FunctionalVae.Zoo
open Xunit

let private moons = Data.moons 0.05 (Key.ofSeed 1UL) 20

[<Fact>]
let ``The digits come in two parts with labels`` () =
    let train, test = Data.digits ()
    Assert.Equal((1437, 360), (train.Count, test.Count))
    Assert.Equal(Some 360, Data.labels test |> Option.map Array.length)

[<Fact>]
let ``Written rows read back, as CSV and as an array`` () =
    Cases.inFolder (fun file ->
        let points = Vae.examplesOf MoonsVae.Functions moons
        points |> Data.saveCsv (file "points.csv") [ "x"; "y" ]
        points |> Data.saveNpy (file "points.npy")

        for name, columns in [ "points.csv", Some [ "x"; "y" ]; "points.npy", None ] do
            let table, test = Data.load [ file name ]
            Assert.Equal(None, test)
            Assert.Equal(columns, Data.columns table)
            Assert.Equal(None, Data.labels table)
            Assert.Equal<float32>(Rows.toArray points, table.Values.ToArray()))

[<Fact>]
let ``What a file does not say is said by options`` () =
    Cases.inFolder (fun file ->
        File.WriteAllText(file "a.csv", "x,kind\n1,red\n2,blue\n")

        let table, _ =
            [ file "a.csv"; file "a.csv" ]
            |> Data.loadWith (DataOptions(LabelColumn = "kind"))

        Assert.Equal<float32>([| 1f; 2f; 1f; 2f |], table.Values.ToArray())
        Assert.Equal(Some [| 1; 0; 1; 0 |], Data.labels table))

[<Fact>]
let ``A folder of IDX files has two parts`` () =
    Cases.inFolder (fun file ->
        // Big-endian: magic, count, rows and columns, then two images of 1 × 2 pixels; magic, count, then their labels.
        let images = [| 0; 0; 8; 3; 0; 0; 0; 2; 0; 0; 0; 1; 0; 0; 0; 2; 0; 255; 51; 102 |]
        let labels = [| 0; 0; 8; 1; 0; 0; 0; 2; 4; 2 |]

        for part in [ "train"; "t10k" ] do
            File.WriteAllBytes(file $"{part}-images-idx3-ubyte", Array.map byte images)
            File.WriteAllBytes(file $"{part}-labels-idx1-ubyte", Array.map byte labels)

        let train, test = Data.idx (file "")
        Assert.Equal<float32>([| 0f; 1f; 0.2f; 0.4f |], train.Values.ToArray())
        Assert.Equal(Some [| 4; 2 |], Data.labels test))

[<Fact>]
let ``Examples are held out by key, and scaled as the training part says`` () =
    let train, test = moons |> Data.split 0.25 (Key.ofSeed 2UL)
    Assert.Equal((15, 5), (train.Count, test.Count))
    let scaling = train |> Data.fit (Scaling.Standardise())
    let scaled = Data.scale scaling train |> Vae.examplesOf MoonsVae.Functions
    Assert.True(Rows.toArrays scaled |> Array.averageBy (fun row -> float row[0]) |> abs < 1e-6)
    let back = Data.unscale scaling scaled |> Array.concat
    Assert.All(Array.zip (train.Values.ToArray()) back, fun (expected, actual) -> Assert.Equal(expected, actual, 1e-6f))

[<Fact>]
let ``Rows of another width are not unscaled`` () =
    let scaling = moons |> Data.fit (Scaling.Standardise())
    let digits = Data.digits () |> snd |> Vae.examplesOf DigitsVae.Functions

    let problem =
        Assert.Throws<System.ArgumentException>(fun () -> Data.unscale scaling digits |> ignore)

    Assert.Contains("2 columns, and the rows have 64", problem.Message)
