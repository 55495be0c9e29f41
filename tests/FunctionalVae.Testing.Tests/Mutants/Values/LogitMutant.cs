namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Decodes to values that no mean has: logits, where probabilities are asked for.</summary>
internal sealed class LogitMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Batch Decode(ParameterVector parameters, Batch latents) =>
        Batch.Copy(
            base.Decode(parameters, latents).Values.ToArray().Select(mean => MathF.Log(mean / (1 - mean))),
            Layout.InputWidth,
            "image"
        );
}
