/// Specifications made from F#.
module FunctionalVae.FSharp.Tests.SpecTests

open System
open System.Reflection
open FunctionalVae
open FunctionalVae.FSharp
open Xunit

let private spec =
    let layers: Layer list = [ Dense(8, Activation.Silu) ]
    Spec.create (Features 3) layers (DiagonalNormalLatent 2) layers (SquaredErrorLikelihood())

/// What a specification is made of, beside what follows from that.
let private fields =
    typeof<VaeSpec>.GetProperties() |> Array.filter _.CanWrite

/// A value that the specification above does not have in a field of this type.
let private other (field: Type) : obj =
    if field = typeof<Input> then
        Features 5
    elif field = typeof<ValueList<Layer>> then
        ValueList.From<Layer> []
    elif field = typeof<Latent> then
        DiagonalNormalLatent 4
    elif field = typeof<Reconstruction> then
        BernoulliLikelihood()
    elif field = typeof<TrainingObjective> then
        ImportanceWeighted 3
    elif field = typeof<Condition> then
        ClassCondition 3
    else
        invalidOp $"No value to try a field of {field} with: give one here."

/// A copy with one field changed, as C#'s `with` makes it.
let private changed (field: PropertyInfo) =
    let clone = typeof<VaeSpec>.GetMethod "<Clone>$"

    match clone |> Option.ofObj |> Option.map _.Invoke(spec, [||]) with
    | Some(:? VaeSpec as copy) ->
        field.SetValue(copy, other field.PropertyType)
        copy
    | _ -> invalidOp "A specification is a C# record, and has the method that copies one."

[<Fact>]
let ``Another objective takes no other field with it`` () =
    Assert.Contains(nameof spec.Objective, fields |> Array.map _.Name)

    for field in fields do
        let copy = changed field
        Assert.NotEqual(spec, copy)
        Assert.Equal(4.0, (Spec.withObjective (EvidenceLowerBound 4.0) copy).Objective.Beta)
        Assert.Equal(copy, copy |> Spec.withObjective (EvidenceLowerBound 4.0) |> Spec.withObjective copy.Objective)

[<Fact>]
let ``Groups of one-hot values are drawn one level each`` () =
    let layers: Layer list = [ Dense(8, Activation.Tanh) ]

    let spec =
        Spec.create (Features(12, ValueDomain.OneHot)) layers (DiagonalNormalLatent 2) layers (CategoricalLikelihood 4)

    Assert.Empty(Spec.problems spec)
    Assert.Equal(4, spec.Likelihood.GroupSize)

    Assert.Equal<string list>(
        [ "Likelihood.Levels" ],
        Spec.problems (VaeSpec(spec.Input, spec.Encoder, spec.Latent, spec.Decoder, CategoricalLikelihood 5))
        |> List.map _.Path
    )

    let vae = Vae.ofLikelihood (Spec.model "Chosen" spec)
    let case = { Vae = vae; Seed = 3UL; Count = 5 }
    let data = Cases.images vae case.Key case.Count
    let parameters = Cases.parameters vae case.Key

    for row in Array.concat [ Rows.toArrays data; Rows.toArrays (Vae.sample vae parameters case.Key 40) ] do
        for group in Array.chunkBySize 4 row do
            Assert.Equal<float32 array>([| 0.0f; 0.0f; 0.0f; 1.0f |], Array.sort group)
