using FunctionalVae.Graphs;

namespace FunctionalVae.Passes;

/// <summary>Builds the latent variable: head, reparameterised draw, Kullback–Leibler term.</summary>
internal static class LatentBuild
{
    /// <summary>From the encoder's last value to the posterior.</summary>
    public static GraphValue Head(GraphBuilder builder, Latent latent, GraphValue encoded)
    {
        switch (latent)
        {
            case DiagonalNormalLatent diagonal:
                // Mean and log-variance are one affine map: they share their input.
                var input = builder.Affine("posterior", "head", 2 * diagonal.Size, encoded);
                var head = builder.Value("posterior", input.Shape);
                builder.Run(new ClampLogVariance(input, head));
                // The prior's tensors lie beside the posterior's, whatever reads them first.
                _ = diagonal.Prior is LearnedNormalPrior ? Prior(builder, head) : default;
                return head;
            case DeterministicLatent deterministic:
                return builder.Affine("latent", "latent", deterministic.Size, encoded);
            default:
                throw new NotSupportedException($"There is no graph for the latent variable {latent}.");
        }
    }

    /// <summary>From the posterior and the noise to the draw.</summary>
    public static (GraphValue Noise, GraphValue Draw) Draw(GraphBuilder builder, Latent latent, GraphValue head)
    {
        var width = head.Width / LatentRules.HeadValues(latent);
        var noise = builder.Value("noise", width, ValueKind.Noise);
        var draw = builder.Value("z", width);
        builder.Run(latent is DeterministicLatent ? new CopyHead(head, draw) : new Reparameterise(head, noise, draw));
        return (noise, draw);
    }

    /// <summary>From the posterior to its divergence from the prior.</summary>
    public static GraphValue Kl(GraphBuilder builder, Latent latent, GraphValue head)
    {
        var kl = builder.Value("KL", new Shape([]), ValueKind.Term);
        builder.Run(
            latent switch
            {
                DeterministicLatent => new NoKl(head, kl),
                DiagonalNormalLatent { Prior: null or StandardNormalPrior } => new StandardNormalKl(head, kl),
                DiagonalNormalLatent { Prior: LearnedNormalPrior } when Prior(builder, head) is var (mean, logVariance) =>
                    new LearnedPriorKl(head, mean, logVariance, kl),
                _ => throw new NotSupportedException($"There is no graph for the prior of {latent}."),
            }
        );
        return kl;
    }

    private static (ParameterTensor Mean, ParameterTensor LogVariance) Prior(GraphBuilder builder, GraphValue head) =>
        (builder.Vector("prior.mean", head.Width / 2, initial: 0), builder.Vector("prior.log_variance", head.Width / 2, initial: 0));
}
