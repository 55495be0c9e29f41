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
                diagonal.PriorOfDraws.Declare(builder, diagonal.Size);
                return head;
            case DeterministicLatent deterministic:
                return builder.Affine("latent", "latent", deterministic.Size, encoded);
            default:
                throw new NotSupportedException($"There is no graph for the latent variable {latent}.");
        }
    }

    /// <summary>From the posterior and the noise to the draw.</summary>
    public static PosteriorDraw Draw(GraphBuilder builder, Latent latent, GraphValue head)
    {
        var width = head.Width / LatentRules.HeadValues(latent);
        var noise = builder.Value("noise", width, ValueKind.Noise);
        var draw = builder.Value("z", width);
        builder.Run(latent is DeterministicLatent ? new CopyHead(head, draw) : new Reparameterise(head, noise, draw));
        return new(head, noise, draw);
    }

    /// <summary>Adds the posteriors of the examples that the prior has of its own, where it has some.</summary>
    public static PosteriorDraw Own(GraphBuilder builder, VaeSpec spec, PosteriorDraw posterior) =>
        posterior with
        {
            Own = spec.Prior?.Own(
                builder,
                examples => Head(builder, spec.Latent, LayerChain.Build(builder, spec.Encoder, new("encoder"), examples))
            ),
        };

    /// <summary>From the posterior and its draw to the divergence from the prior.</summary>
    public static GraphValue Kl(GraphBuilder builder, Latent latent, PosteriorDraw posterior)
    {
        var kl = builder.Value("KL", new Shape([]), ValueKind.Term);
        builder.Run(latent.PriorOfDraws?.Kl(builder, posterior, kl) ?? new NoKl(posterior.Head, kl));
        return kl;
    }

    /// <summary>From a draw to log q(z|x) − log p(z), whose mean over draws is the divergence.</summary>
    public static GraphValue DrawnKl(GraphBuilder builder, Prior prior, PosteriorDraw posterior)
    {
        var kl = builder.Value("KL", new Shape([]), ValueKind.Term);
        builder.Run(prior.DrawnKl(builder, posterior, kl));
        return kl;
    }
}
