/// Conditional models from F#: generated ones, and values of a script.
module FunctionalVae.FSharp.Tests.ConditionalTests

open FunctionalVae
open FunctionalVae.FSharp
open FunctionalVae.Zoo
open Xunit

[<Fact>]
let ``A class is sampled without annotations`` () =
    let vae = ConditionalDigits.Functions
    let parameters = Vae.initialize vae (Key.ofSeed 1UL)
    let threes = Vae.sample (vae |> Conditional.under [ 3 ]) parameters (Key.ofSeed 2UL) 5
    Assert.Equal(Some [ 3; 3; 3; 3; 3 ], Conditional.labels threes)
    Assert.Equal<float32>(ConditionalDigits.Sample(parameters, 3, 5, Key.ofSeed 2UL).Values.ToArray(), threes.Values.ToArray())
    let latents = (Vae.encode vae parameters threes).Mean
    let sevens = latents |> Conditional.withLabels vae [ 7 ] |> Vae.decode vae parameters
    Assert.Equal(Some [ 7; 7; 7; 7; 7 ], Conditional.labels sevens)

[<Fact>]
let ``A specification of a script has a condition too`` () =
    let spec =
        Spec.create (Features 2) [] (DiagonalNormalLatent 1) [] (NormalLikelihood(FixedVariance 1.0))
        |> Spec.withCondition (ClassCondition 2)
        |> Spec.withObjective (EvidenceLowerBound 4.0)

    Assert.Equal(ClassCondition 2 :> Condition |> Some, Option.ofObj spec.Condition)
    let vae = Spec.model "Labelled" spec |> Vae.ofLikelihood
    let parameters = Vae.initialize vae (Key.ofSeed 1UL)
    let rows = [ [| 1f; 2f |]; [| 3f; 4f |] ] |> Vae.ofArrays vae
    Assert.Equal(None, Conditional.labels rows)
    let labelled = rows |> Conditional.withLabels vae [ 1; 0 ]
    let noise = labelled |> Vae.noiseFor vae (Key.ofSeed 3UL)
    let elbo = labelled |> Vae.evaluate vae parameters noise
    Assert.True(System.Double.IsFinite elbo.Value)
    let grey = Spec.model "Grey" spec |> Vae.ofModel |> Conditional.underObjective [ 1 ]
    Assert.Equal(Some [ 1; 1 ], rows |> Vae.reconstruct grey parameters |> Conditional.labels)
