namespace FunctionalVae;

/// <summary>
/// An autoencoder learns something because its input does not fit through it. Of a random latent variable the Kullback–Leibler term
/// limits the information, whatever the size: superfluous dimensions come to carry none. A latent variable without noise has its width
/// alone, and as wide as the input it can copy (an overcomplete code: Goodfellow, Bengio and Courville 2016, section 14.1).
/// </summary>
internal static class BottleneckAdvice
{
    public static void Check(VaeSpec spec, ProblemList advice)
    {
        var input = Shape.Of(spec.Input);
        var values = input.Count;
        if (
            spec.Latent is DeterministicLatent latent
            && latent.Size >= values
            && LayerChain.PassesAll(spec.Encoder, input, values)
            && LayerChain.PassesAll(spec.Decoder, Shape.Vector(latent.Size), values)
        )
        {
            advice.Add(
                RuleCodes.NoBottleneck,
                nameof(VaeSpec.Latent) + "." + nameof(DeterministicLatent.Size),
                $"Latent.Size is {latent.Size}, and no layer is narrower than the {values} values of the input: without noise the model can copy them and learn nothing; make Latent.Size smaller than {values}, or use DiagonalNormalLatent, whose Kullback–Leibler term limits what passes"
            );
        }
    }
}
