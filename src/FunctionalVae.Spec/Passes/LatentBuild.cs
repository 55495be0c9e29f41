using FunctionalVae.Graphs;

namespace FunctionalVae.Passes;

/// <summary>Builds the latent variable: head, reparameterised draw, Kullback–Leibler term.</summary>
internal static class LatentBuild
{
    /// <summary>From the encoder's last value to the posterior.</summary>
    public static GraphValue Head(GraphBuilder builder, Latent latent, GraphValue encoded)
    {
        var head = latent.Head(builder, encoded);
        latent.PriorOfDraws?.Declare(builder, latent.Dimensions);
        return head;
    }

    /// <summary>
    /// The noise of a draw of each posterior, [B, k]; where training compares them with draws of the prior, that of both, [B, 2, k].
    /// </summary>
    public static GraphValue Noise(GraphBuilder builder, VaeSpec spec, bool isForTraining)
    {
        var noise = builder.Value("noise", spec.Latent.Dimensions, ValueKind.Noise);
        return isForTraining && spec.Objective.OfAggregate is not null ? noise with { Extents = [Extent.Batch, Extent.Draws(2)] } : noise;
    }

    /// <summary>From the posterior and the noise to the draw.</summary>
    public static PosteriorDraw Draw(GraphBuilder builder, Latent latent, GraphValue head, GraphValue noise)
    {
        if (noise.Extents != head.Extents)
        {
            var all = noise;
            noise = builder.Value("posteriorNoise", all.Width);
            builder.Run(new PosteriorNoise(all, noise));
        }

        return latent.Draw(builder, head, noise);
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
        builder.Run(latent.Kl(builder, posterior, kl));
        return kl;
    }

    /// <summary>From the posterior to another divergence from the prior.</summary>
    public static GraphValue OfPosterior(GraphBuilder builder, PosteriorDivergence divergence, Prior prior, PosteriorDraw posterior)
    {
        var kl = builder.Value("divergence", new Shape([]), ValueKind.Term);
        builder.Run(new NormalDivergence(divergence.Form, posterior.Head, prior.DrawVariance!.Value, kl));
        return kl;
    }

    /// <summary>From the divergence to that with the weighed total correlation of the batch.</summary>
    public static GraphValue WithTotalCorrelation(GraphBuilder builder, double weight, PosteriorDraw posterior, GraphValue divergence)
    {
        var drawGradient = builder.Value("correlationByDraw", posterior.Draw.Width);
        var headGradient = builder.Value("correlationByHead", posterior.Head.Width);
        var kl = builder.Value("divergence", new Shape([]), ValueKind.Term);
        builder.Run(new TotalCorrelationTerm(divergence, posterior.Head, posterior.Draw, drawGradient, headGradient, weight, kl));
        return kl;
    }

    /// <summary>From the draws of a batch to the divergence of the aggregate posterior, the same for each example.</summary>
    /// <param name="builder">The graph so far.</param>
    /// <param name="weighed">The divergence and its weight.</param>
    /// <param name="prior">The prior.</param>
    /// <param name="posterior">The posteriors and their draws.</param>
    /// <param name="noise">The noise of the draws of posteriors and prior; null where the divergence is not of the batch that is computed at once.</param>
    public static GraphValue OfAggregate(
        GraphBuilder builder,
        WeighedDivergence weighed,
        Prior prior,
        PosteriorDraw posterior,
        GraphValue? noise
    )
    {
        var kl = builder.Value("KL", new Shape([]), ValueKind.Term);
        if (noise is null)
        {
            builder.Run(new NoKl(posterior.Head, kl, "the divergence is of whole batches, and is added to these terms"));
            return kl;
        }

        var drawn = builder.Value("priorDraw", posterior.Draw.Width);
        builder.Run(prior.DrawsOf(noise, drawn));
        var gradient = builder.Value("divergenceGradient", posterior.Draw.Width);
        builder.Run(weighed.Divergence.Of(new(posterior.Draw, drawn, gradient, kl), prior, weighed.Weight));
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
