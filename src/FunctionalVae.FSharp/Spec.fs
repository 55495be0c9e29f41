namespace FunctionalVae.FSharp

open FunctionalVae
open FunctionalVae.Interpreter

/// <summary>Specifications without a C# neighbour: for scripts and notebooks, which the source generator does not reach.</summary>
[<RequireQualifiedAccess>]
module Spec =
    /// <summary>A variational autoencoder that is trained by its evidence lower bound.</summary>
    /// <param name="input">What an example is.</param>
    /// <param name="encoder">The layers up to the posterior's head, which is implied; <c>[]</c> is the head alone.</param>
    /// <param name="latent">The latent variable.</param>
    /// <param name="decoder">The layers up to the likelihood's head, which is implied; <c>[]</c> is the head alone.</param>
    /// <param name="likelihood">A likelihood, or another reconstruction term.</param>
    let create (input: Input) (encoder: Layer list) (latent: Latent) (decoder: Layer list) (likelihood: Reconstruction) =
        VaeSpec(input, ValueList.From encoder, latent, ValueList.From decoder, likelihood)

    /// <summary>The same specification trained by another objective, such as <c>EvidenceLowerBound(Beta = 4.0)</c>.</summary>
    let withObjective (objective: TrainingObjective) (spec: VaeSpec) =
        VaeSpec(spec.Input, spec.Encoder, spec.Latent, spec.Decoder, spec.Likelihood, objective, spec.Condition)

    /// <summary>The same specification with what is known of an example beside its values, such as <c>ClassCondition 10</c>.</summary>
    let withCondition (condition: Condition) (spec: VaeSpec) =
        VaeSpec(spec.Input, spec.Encoder, spec.Latent, spec.Decoder, spec.Likelihood, spec.Objective, condition)

    /// <summary>Everything that is wrong with a specification, with code, path and message as a build reports it; empty when it can be compiled.</summary>
    let problems (spec: VaeSpec) = List.ofSeq (SpecRules.Check spec)

    /// <summary>The model of a specification in float64, interpreted: exact and slow. <c>Vae.ofLikelihood</c> gives it the functions of <c>Vae</c>.</summary>
    /// <param name="name">What messages and checkpoints call the model.</param>
    /// <param name="spec">The specification.</param>
    /// <exception cref="T:System.ArgumentException">The specification has problems; the message lists them.</exception>
    let interpret (name: string) (spec: VaeSpec) =
        InterpretedModel.Of(spec, name) :> IVaeModel

    /// <summary>
    /// The model of a specification on the kernels of generated code, and to their bits. <c>Vae.ofLikelihood</c> gives it the functions of
    /// <c>Vae</c>, and <c>Vae.ofModel</c> those of a model whose reconstruction term is not a likelihood.
    /// </summary>
    /// <param name="name">What messages and checkpoints call the model.</param>
    /// <param name="spec">The specification.</param>
    /// <exception cref="T:System.ArgumentException">The specification has problems; the message lists them.</exception>
    let model (name: string) (spec: VaeSpec) : IVaeModel =
        FunctionalVae.Vae.ModelFrom(spec, name)
