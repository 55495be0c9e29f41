/// Every function is used on generated models without one type annotation: that this file compiles is the test of that.
module FunctionalVae.FSharp.Tests.InferenceTests

open FunctionalVae
open FunctionalVae.FSharp
open FunctionalVae.Zoo
open Xunit

[<Fact>]
let ``A model with a likelihood needs no annotations`` () =
    let vae = TinyVae.Functions
    let parameters = Vae.initialize vae (Key.ofSeed 1UL)

    let images =
        Data.digits () |> snd |> Vae.examplesOf vae |> Vae.binarize vae (Key.ofSeed 2UL)

    let noise = images |> Vae.noiseFor vae (Key.ofSeed 3UL)
    let encode, decode = Vae.encode vae parameters, Vae.decode vae parameters
    let roundTrip = encode >> Vae.draw vae noise >> decode
    Assert.Equal((360, 64), (Rows.count (roundTrip images), Rows.width (roundTrip images)))
    let elbo = images |> Vae.evaluate vae parameters noise
    let objective = images |> Vae.evaluateObjective vae parameters noise
    Assert.Equal(elbo.Value, objective.Value)
    Assert.Equal(360, (images |> Vae.logWeight vae parameters noise).Length)
    let scores = images |> Vae.score vae (ScoreOptions(Draws = 16, MostDraws = 16)) parameters (Key.ofSeed 4UL)
    Assert.Equal(360, scores.Length)
    Assert.All(scores, fun score -> Assert.Equal(score.Value, Seq.sum score.Terms + score.LatentTerm, 1e-9))
    let options = PredictOptions(LatentDraws = 8, Quantiles = ValueList.From [ 0.1; 0.9 ])
    let predicted = images |> Vae.predict vae options parameters (Key.ofSeed 5UL)
    Assert.Equal((360, 64), (Rows.count predicted.Means, Rows.width predicted.Means))
    Assert.Equal<float list>([ 0.1; 0.9 ], [ for quantile in predicted.Quantiles -> quantile.Probability ])
    // Generated members are at hand too: the types are the model's own.
    Assert.Equal(360, (encode images).Mean.Count)

[<Fact>]
let ``A model without a likelihood needs none either`` () =
    let vae = DigitsVae.Functions
    let parameters = Vae.initialize vae (Key.ofSeed 1UL)
    let images = Data.digits () |> snd |> Vae.examplesOf vae
    let noise = Vae.noise vae (Key.ofSeed 3UL) images.Count
    let gradient = images |> Vae.differentiate vae parameters noise
    Assert.Equal(gradient.Objective, images |> Vae.evaluateObjective vae parameters noise)
    Assert.Equal(Vae.spec vae, DigitsVae.Spec)

[<Fact>]
let ``A function over any model is written without annotations of its types`` () =
    let halfway vae parameters images =
        images
        |> Vae.encode vae parameters
        |> Vae.mean vae
        |> Vae.decode vae parameters
        |> Rows.toArrays

    let try' vae images =
        halfway vae (Vae.initialize vae (Key.ofSeed 1UL)) images |> Array.length

    let moons = Data.moons 0.05 (Key.ofSeed 1UL) 7
    Assert.Equal(7, try' MoonsVae.Functions (Vae.examplesOf MoonsVae.Functions moons))
    Assert.Equal(7, try' (Vae.ofModel MoonsVae.Model) (Vae.examplesOf (Vae.ofModel MoonsVae.Model) moons))
