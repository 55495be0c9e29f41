/// What a trained model is worth, from F#.
module FunctionalVae.FSharp.Tests.EvaluateTests

open FunctionalVae
open FunctionalVae.Data
open FunctionalVae.Evaluation
open FunctionalVae.FSharp
open FunctionalVae.Zoo
open Xunit

let private vae = TinyVae.Functions
let private parameters = Vae.initialize vae (Key.ofSeed 1UL)

let private examples =
    Digits.Load().Test.Values.ToArray()
    |> Array.take (20 * 64)
    |> Array.chunkBySize 64
    |> Vae.ofArrays vae
    |> Vae.binarize vae (Key.ofSeed 2UL)

[<Fact>]
let ``Each function gives what C#'s gives, without annotations`` () =
    let key = Key.ofSeed 3UL
    let plain = Typed.Core parameters
    let rows = Typed.Core examples
    let likelihood = examples |> Evaluate.logLikelihood vae 64 parameters key
    Assert.Equal(LogLikelihood.Of(TinyVae.Model, plain, rows, key, 64), likelihood)
    let surgery = examples |> Evaluate.elboSurgery vae (SurgeryOptions()) parameters key
    Assert.Equal(ElboSurgery.Of(TinyVae.Model, plain, rows, key).Divergence, surgery.Divergence)
    let options = PriorMatchOptions(Replications = 9, Projections = 5)
    let matched = examples |> Evaluate.priorMatch vae options parameters key
    Assert.Equal(PriorMatch.Of(TinyVae.Model, plain, rows, key, options).PValue, matched.PValue)
    let least = PredictiveStatistic("least mean", fun rows -> float (Seq.min (rows.Values.ToArray())))
    let check = examples |> Evaluate.predictiveCheck vae (PredictiveOptions(Replications = 9)) [ least ] parameters key
    Assert.Equal("least mean", (Seq.exactlyOne check.Findings).Name)
