namespace FunctionalVae;

/// <summary>
/// Two affine maps in a row are one affine map. A layer without activation before another is still of use where it is narrower than what
/// it receives and what comes after: it then bounds the rank of the product, and saves parameters. Otherwise it adds nothing.
/// </summary>
internal static class LinearAdvice
{
    public static void Check(VaeSpec spec, ProblemList advice)
    {
        var values = Shape.Of(spec.Input).Count;
        var latents = LatentSize(spec.Latent);
        var head = LatentRules.HeadValues(spec.Latent) * latents;
        Check(spec.Encoder, nameof(VaeSpec.Encoder), values, (head, "the posterior's head"), advice);
        Check(spec.Decoder, nameof(VaeSpec.Decoder), latents, (values, "the likelihood's head"), advice);
    }

    private static void Check(ValueList<Layer> layers, string path, long width, (long Width, string Name) head, ProblemList advice)
    {
        // The layer whose affine output nothing has bent yet: its index, and what it receives.
        (int Index, long Inputs)? straight = null;
        for (var i = 0; i < layers.Count; i++)
        {
            switch (layers[i])
            {
                case Dense dense:
                    Compare(dense.Units, $"{path}[{i}]");
                    straight = dense.Activation == Activation.Identity ? (i, width) : null;
                    width = dense.Units;
                    break;
                case Flatten or Dropout:
                    break;
                default:
                    // A normalisation divides by a length, which is not an affine map; what another layer does is not known here.
                    straight = null;
                    break;
            }
        }

        Compare(head.Width, head.Name);

        void Compare(long outputs, string next)
        {
            if (straight is var (index, inputs) && width >= Math.Min(inputs, outputs))
            {
                var at = $"{path}[{index}]";
                advice.Add(
                    RuleCodes.NoActivation,
                    at + "." + nameof(Dense.Activation),
                    $"{at} (Dense) has no activation before {next}, which is an affine map too: together they do no more than one; give {at} an activation, such as Activation.Gelu, or remove it"
                );
            }
        }
    }

    private static long LatentSize(Latent latent) =>
        latent switch
        {
            DiagonalNormalLatent diagonal => diagonal.Size,
            DeterministicLatent deterministic => deterministic.Size,
            _ => throw new NotSupportedException($"There is no advice for the latent variable {latent}."),
        };
}
