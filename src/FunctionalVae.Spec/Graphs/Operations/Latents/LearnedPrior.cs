namespace FunctionalVae.Graphs;

/// <summary>KL(N(μ, diag e^ℓ) ‖ N(m, diag e^p)) of each example, in nats: ½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p], Δ = ℓ − p.</summary>
/// <param name="Head">(μ, ℓ).</param>
/// <param name="PriorMean">m.</param>
/// <param name="PriorLogVariance">p.</param>
/// <param name="Kl">The divergence.</param>
/// <param name="FreeBits">λ: a dimension whose mean over the batch is at most that has no gradient. 0 for none.</param>
public sealed record LearnedPriorKl(
    GraphValue Head,
    ParameterTensor PriorMean,
    ParameterTensor PriorLogVariance,
    GraphValue Kl,
    double FreeBits
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("LearnedPriorKernel.Kl", Read(Head), OfVector(PriorMean), OfVector(PriorLogVariance), Term(Kl));

    /// <inheritdoc/>
    public override string Comment =>
        $"{Kl} = ½ Σ (exp(Δ) − Δ − 1 + (mean − {PriorMean.Name})² / exp({PriorLogVariance.Name})), Δ = log-variance − {PriorLogVariance.Name}, in nats{OpenDimensions.Words(FreeBits)}";

    internal override void Differentiate(Cotangents cotangents)
    {
        cotangents.RequireOnly(PriorMean);
        var open = OpenDimensions.Of(cotangents, Head, FreeBits, PriorMean, PriorLogVariance);
        cotangents.Run(new LearnedPriorKlGradient(open, PriorMean, PriorLogVariance, cotangents.To(Head), cotangents.WeightOf(Kl)));
    }
}

/// <summary>
/// With d = μ − m and w = β/B: dμ = w·d e^−p, dℓ = ½ w(e^Δ − 1), 0 where ℓ was clamped, and over the batch dm = −Σ w·d e^−p, dp = −½ Σ w(e^Δ − 1 + d² e^−p).
/// </summary>
public sealed record LearnedPriorKlGradient(
    GraphValue Head,
    ParameterTensor PriorMean,
    ParameterTensor PriorLogVariance,
    GraphValue HeadGradient,
    double Beta
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "LearnedPriorKernel.KlGradient",
            Read(Head),
            OfVector(PriorMean),
            OfVector(PriorLogVariance),
            Write(HeadGradient),
            OfVectorGradient(PriorMean),
            OfVectorGradient(PriorLogVariance),
            Number("beta", Beta)
        );

    /// <inheritdoc/>
    public override string Comment => $"{HeadGradient} and d {PriorMean.Name}, d {PriorLogVariance.Name} : {PriorMean.Shape}, from the KL";
}

/// <summary>
/// The gradients of draw, KL and clamp in one: dμ = dz + w·d e^−p, dℓ = ½(dz ∘ σ ∘ ε + w(e^Δ − 1)), 0 where ℓ was clamped, and those of the
/// prior as <see cref="LearnedPriorKlGradient"/> has them.
/// </summary>
public sealed record LearnedPriorGradient(
    GraphValue Head,
    GraphValue Noise,
    ParameterTensor PriorMean,
    ParameterTensor PriorLogVariance,
    GraphValue DrawGradient,
    GraphValue InputGradient,
    double Beta
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "LearnedPriorKernel.Backward",
            Read(Head),
            Read(Noise),
            OfVector(PriorMean),
            OfVector(PriorLogVariance),
            Read(DrawGradient),
            Write(InputGradient),
            OfVectorGradient(PriorMean),
            OfVectorGradient(PriorLogVariance),
            Number("beta", Beta)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{InputGradient} and d {PriorMean.Name}, d {PriorLogVariance.Name} : {PriorMean.Shape}, from {DrawGradient.Name} and the KL, 0 where the log-variance was clamped";
}
