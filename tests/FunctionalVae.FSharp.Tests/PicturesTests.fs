/// Pictures from F#. What is drawn is tested where it is drawn.
module FunctionalVae.FSharp.Tests.PicturesTests

open System
open System.IO
open FunctionalVae
open FunctionalVae.FSharp
open FunctionalVae.Reports
open FunctionalVae.Zoo
open Xunit

let private vae = TinyVae.Functions
let private parameters = Vae.initialize vae (Key.ofSeed 1UL)
let private images = Cases.images vae (Key.ofSeed 2UL) 5
let private means = images |> Vae.encode vae parameters |> Vae.mean vae

// Images of 8 × 8 pixels are enlarged six times, and lines are two pixels wide.
let private side columns = columns * 50 + 2

[<Fact>]
let ``Images lie in a grid`` () =
    let picture = images |> Pictures.grid vae 3
    Assert.Equal((side 3, side 2), (picture.Width, picture.Height))
    // The first pixel of the first image is as bright as its value.
    Assert.Equal(Rgb.Grey(byte (255f * (Rows.item 0 images)[0])), picture[2, 2])

[<Fact>]
let ``Reconstructions lie under their originals`` () =
    let picture = images |> Pictures.reconstructions vae 5 parameters
    Assert.Equal((side 5, side 2), (picture.Width, picture.Height))
    let copy = Vae.reconstruct vae parameters images |> Rows.item 0
    Assert.Equal(Rgb.Grey(byte (MathF.Round(255f * copy[0]))), picture[2, 52])

[<Fact>]
let ``A map is a square of decoded quantiles`` () =
    let picture = parameters |> Pictures.manifold vae 4
    Assert.Equal((side 4, side 4), (picture.Width, picture.Height))
    let second = (Manifold.Grid 4)[2..3]
    let decoded = Vae.latents vae [ second ] |> Vae.decode vae parameters |> Rows.item 0
    Assert.Equal(Rgb.Grey(byte (MathF.Round(255f * decoded[0]))), picture[52, 2])

[<Fact>]
let ``A traversal has a row for each dimension, and moves nothing at 0`` () =
    let still = means |> Pictures.traversal vae [ 0.0; 0.0 ] parameters
    let moved = means |> Pictures.traversal vae [ 0.0; 2.0 ] parameters
    Assert.Equal((still.Width, still.Height), (moved.Width, moved.Height))

    // Columns of images differ where they move; captions apart, those at 0 are one and the same.
    let column (picture: Bitmap) index =
        let left = picture.Width - side 2 + 2 + index * 50

        [
            for y in picture.Height - side 2 + 2 .. picture.Height - 3 do
                for x in left .. left + 47 -> picture[x, y]
        ]

    Assert.Equal<Rgb>(column still 0, column still 1)
    Assert.Equal<Rgb>(column still 0, column moved 0)
    Assert.NotEqual<Rgb>(column moved 0, column moved 1)

[<Fact>]
let ``Points are coloured by label`` () =
    let plain = means |> Pictures.scatter "means" None
    let labelled = means |> Pictures.scatter "means" (Some [| 0; 1; 2; 3; 4 |])
    Assert.NotEqual<byte>(plain.Pixels.ToArray(), labelled.Pixels.ToArray())

[<Fact>]
let ``A picture is saved where it is asked for`` () =
    Cases.inFolder (fun file ->
        images |> Pictures.grid vae 3 |> Pictures.save (file "new/samples.png")
        Assert.Equal<byte>(PngCodec.Encode(images |> Pictures.grid vae 3), File.ReadAllBytes(file "new/samples.png")))

[<Fact>]
let ``What cannot be drawn is refused with what can`` () =
    let refused (draw: unit -> Bitmap) =
        Assert.Throws<ArgumentException>(fun () -> draw () |> ignore).Message

    let points = Cases.images MoonsVae.Functions (Key.ofSeed 1UL) 3
    Assert.Contains("MoonsVae models ", refused (fun () -> points |> Pictures.grid MoonsVae.Functions 2))
    let linear = Vae.initialize LinearVae.Functions (Key.ofSeed 1UL)
    Assert.Contains("LinearVae has 10 latent dimensions", refused (fun () -> linear |> Pictures.manifold LinearVae.Functions 4))
    Assert.Contains("Rows of 64 values", refused (fun () -> images |> Pictures.scatter "" None))
