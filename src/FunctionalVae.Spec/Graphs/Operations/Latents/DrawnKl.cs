namespace FunctionalVae.Graphs;

/// <summary>log q(z|x) − log p(z) of each draw for p = N(0, I), in nats: ½ Σ (z² − ℓ − ε²) at z = μ + e^(ℓ/2) ∘ ε.</summary>
public sealed record StandardNormalDrawnKl(GraphValue Head, GraphValue Noise, GraphValue Draw, GraphValue Kl) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.WithMemory("DrawnKlKernel.Standard", Read(Head), Read(Noise), Read(Draw), Term(Kl));

    /// <inheritdoc/>
    public override string Comment => $"{Kl} = log q(z|x) − log p(z) = ½ Σ ({Draw.Name}² − log-variance − {Noise.Name}²), in nats";

    // ε is given, so log q depends on the head by its log-variances alone, and everything else goes through z.
    internal override void Differentiate(Cotangents cotangents)
    {
        var beta = cotangents.WeightOf(Kl);
        cotangents.RunTerm(Draw, gradient => new StandardNormalDrawnKlGradient(Draw, gradient, beta));
        DrawnDensity.Differentiate(cotangents, Head, Noise, Draw, beta);
    }
}

/// <summary>dz = β/B·z.</summary>
public sealed record StandardNormalDrawnKlGradient(GraphValue Draw, GraphValue DrawGradient, double Beta) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("DrawnKlKernel.StandardGradient", Read(Draw), Write(DrawGradient), Number("beta", Beta));

    /// <inheritdoc/>
    public override string Comment => $"{DrawGradient} = β/B · {Draw.Name}";
}

/// <summary>dμ = 0, dℓ = −½ β/B: log q(z|x) of a draw that is given by its noise.</summary>
public sealed record DrawnEntropyGradient(GraphValue HeadGradient, double Beta) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.WithMemory("DrawnKlKernel.EntropyGradient", Write(HeadGradient), Number("beta", Beta));

    /// <inheritdoc/>
    public override string Comment => $"{HeadGradient} = β/B · (0, −½)";
}

/// <summary>log q(z|x) of a draw that is given by its noise, as a part of log q(z|x) − log p(z).</summary>
internal static class DrawnDensity
{
    /// <summary>
    /// Its derivative by the head, ε being given; or, where gradients go through draws alone, by z with the head held: −ε/σ, or that of a full covariance.
    /// </summary>
    public static void Differentiate(Cotangents cotangents, GraphValue head, GraphValue noise, GraphValue draw, double beta)
    {
        if (cotangents.IsThroughDraws)
        {
            cotangents.RunTerm(
                draw,
                gradient =>
                    cotangents.Correlated is { } correlated
                        ? new CorrelatedPathGradient(correlated, noise, gradient, beta)
                        : new DrawnPathGradient(head, noise, gradient, beta)
            );
        }
        else
        {
            cotangents.RunTerm(head, gradient => new DrawnEntropyGradient(gradient, beta));
        }
    }
}

/// <summary>dz = −β/B·ε/σ: log q(z|x) of a draw, by z, with the posterior held.</summary>
public sealed record DrawnPathGradient(GraphValue Head, GraphValue Noise, GraphValue DrawGradient, double Beta) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("DrawnKlKernel.PathGradient", Read(Head), Read(Noise), Write(DrawGradient), Number("beta", Beta));

    /// <inheritdoc/>
    public override string Comment => $"{DrawGradient} = −β/B · {Noise.Name} / σ";
}

/// <summary>log q(z|x) − log p(z) of each draw for p = N(m, diag e^p), in nats: ½ Σ ((z − m)² e^−p + p − ℓ − ε²).</summary>
public sealed record LearnedPriorDrawnKl(
    GraphValue Head,
    GraphValue Noise,
    GraphValue Draw,
    ParameterTensor PriorMean,
    ParameterTensor PriorLogVariance,
    GraphValue Kl
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "DrawnKlKernel.Learned",
            Read(Head),
            Read(Noise),
            Read(Draw),
            OfVector(PriorMean),
            OfVector(PriorLogVariance),
            Term(Kl)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{Kl} = log q(z|x) − log p(z) = ½ Σ (({Draw.Name} − {PriorMean.Name})² / exp({PriorLogVariance.Name}) + {PriorLogVariance.Name} − log-variance − {Noise.Name}²), in nats";

    internal override void Differentiate(Cotangents cotangents)
    {
        var beta = cotangents.WeightOf(Kl);
        cotangents.RequireOnly(PriorMean);
        cotangents.RequireOnly(PriorLogVariance);
        cotangents.Run(
            new LearnedPriorDrawnKlGradient(Draw, cotangents.DrawWeights!, PriorMean, PriorLogVariance, cotangents.To(Draw), beta)
        );
        DrawnDensity.Differentiate(cotangents, Head, Noise, Draw, beta);
    }
}

/// <summary>
/// With w = β/B times the draw's weight and d = z − m: dz = w·d e^−p, and over all draws dm = −Σ w·d e^−p, dp = ½ Σ w(1 − d² e^−p).
/// </summary>
public sealed record LearnedPriorDrawnKlGradient(
    GraphValue Draw,
    GraphValue Weights,
    ParameterTensor PriorMean,
    ParameterTensor PriorLogVariance,
    GraphValue DrawGradient,
    double Beta
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "DrawnKlKernel.LearnedGradient",
            Read(Draw),
            Read(Weights),
            OfVector(PriorMean),
            OfVector(PriorLogVariance),
            Write(DrawGradient),
            OfVectorGradient(PriorMean),
            OfVectorGradient(PriorLogVariance),
            Number("beta", Beta)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{DrawGradient} and d {PriorMean.Name}, d {PriorLogVariance.Name} : {PriorMean.Shape}, from the prior's log-density at {Draw.Name}";
}
