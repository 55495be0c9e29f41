namespace FunctionalVae.Plans;

/// <summary>Lowers the latent variable: head, reparameterised draw, Kullback–Leibler term, each with its derivative.</summary>
internal static class LatentLowering
{
    public static LoweredLatent Lower(PlanBuilder builder, Latent latent, double beta, PlanBuffer encoded, List<PlanOp> encode) =>
        latent switch
        {
            DiagonalNormalLatent diagonal => DiagonalNormal(builder, diagonal, beta, encoded, encode),
            DeterministicLatent deterministic => Deterministic(builder, deterministic, encoded, encode),
            _ => throw new NotSupportedException($"There is no lowering for the latent variable {latent}."),
        };

    private static LoweredLatent DiagonalNormal(
        PlanBuilder builder,
        DiagonalNormalLatent latent,
        double beta,
        PlanBuffer encoded,
        List<PlanOp> encode
    )
    {
        // Mean and log-variance are one affine map: they share their input.
        var head = LayerLowering.Affine(builder, "posterior", "posterior", 2 * latent.Size, encoded, encode);
        encode.Add(new ClampLogVariance(head));
        var noise = builder.Buffer("noise", latent.Size, BufferKind.Noise);
        var draw = builder.Buffer("z", latent.Size);
        // One step for draw, KL and clamp: all three gradients meet in the head.
        switch (latent.Prior)
        {
            case null or StandardNormalPrior:
                builder.Derivative(() => [new PosteriorGradient(head, noise, builder.Gradient(draw), builder.Gradient(head), beta)]);
                return new(head, noise, draw, [new Reparameterise(head, noise, draw)], [new StandardNormalKl(head)]);
            case LearnedNormalPrior:
                var mean = builder.VectorParameter("prior.mean", latent.Size, initial: 0);
                var logVariance = builder.VectorParameter("prior.log_variance", latent.Size, initial: 0);
                builder.Derivative(() =>
                    [new LearnedPriorGradient(head, noise, mean, logVariance, builder.Gradient(draw), builder.Gradient(head), beta)]
                );
                return new(head, noise, draw, [new Reparameterise(head, noise, draw)], [new LearnedPriorKl(head, mean, logVariance)]);
            default:
                throw new NotSupportedException($"There is no lowering for the prior {latent.Prior}.");
        }
    }

    private static LoweredLatent Deterministic(PlanBuilder builder, DeterministicLatent latent, PlanBuffer encoded, List<PlanOp> encode)
    {
        var head = LayerLowering.Affine(builder, "latent", "latent", latent.Size, encoded, encode);
        var noise = builder.Buffer("noise", latent.Size, BufferKind.Noise);
        var draw = builder.Buffer("z", latent.Size);
        builder.Derivative(() => [new CopyHeadGradient(builder.Gradient(draw), builder.Gradient(head))]);
        return new(head, noise, draw, [new CopyHead(head, draw)], [new NoKl(head)]);
    }
}

/// <summary>A lowered latent variable.</summary>
internal sealed record LoweredLatent(
    PlanBuffer Head,
    PlanBuffer Noise,
    PlanBuffer Draw,
    ValueList<PlanOp> DrawOps,
    ValueList<PlanOp> KlOps
);
