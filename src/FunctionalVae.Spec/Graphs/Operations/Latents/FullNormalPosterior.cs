namespace FunctionalVae.Graphs;

/// <summary>
/// given = (m, ℓ) with mᵢ = μᵢ + Σⱼ Lᵢⱼ εⱼ, j below i: of each dimension of N(μ, LLᵀ) the normal that it has given those before it, of which the draw
/// z = μ + Lε is m + e^(ℓ/2) ∘ ε. So log q(z) is the sum of their log-densities.
/// </summary>
/// <param name="Head">(μ, ℓ, L below its diagonal, column after column), [B, 2k + k(k − 1)/2].</param>
/// <param name="Noise">ε, [B, k].</param>
/// <param name="Given">(m, ℓ), [B, 2k].</param>
public sealed record Correlate(GraphValue Head, GraphValue Noise, GraphValue Given) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("FullNormalKernel.Correlate", Read(Head), Read(Noise), Write(Given));

    /// <inheritdoc/>
    public override string Comment => $"{Given} = (mean + L · {Noise.Name}, log-variance) of {Head.Name}, L without its diagonal";

    internal override void Differentiate(Cotangents cotangents) =>
        cotangents.Run(new CorrelateGradient(Noise, cotangents.Of(Given), cotangents.To(Head)));
}

/// <summary>dμ = dm, dℓ = dℓ, dLᵢⱼ = dmᵢ εⱼ.</summary>
public sealed record CorrelateGradient(GraphValue Noise, GraphValue GivenGradient, GraphValue HeadGradient) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("FullNormalKernel.CorrelateGradient", Read(Noise), Read(GivenGradient), Write(HeadGradient));

    /// <inheritdoc/>
    public override string Comment => $"{HeadGradient} = ({GivenGradient.Name}, and its means times {Noise.Name} for L)";
}

/// <summary>
/// KL(N(μ, LLᵀ) ‖ N(0, v·I)) of each example, in nats: ½ Σ [e^Δ − Δ − 1 + μ²/v], Δ = ℓ − log v, and ½ Σ Lᵢⱼ²/v below the diagonal.
/// </summary>
/// <param name="Head">(μ, ℓ, L below its diagonal).</param>
/// <param name="Latent">k.</param>
/// <param name="Variance">v.</param>
/// <param name="Kl">The divergence.</param>
public sealed record FullNormalKl(GraphValue Head, int Latent, double Variance, GraphValue Kl) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "FullNormalKernel.Kl",
            Read(Head),
            new Operand.Count("latent", Latent),
            Number("variance", Variance),
            Term(Kl)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{Kl} = ½ Σ (exp(Δ) − Δ − 1 + mean² / v) + ½ Σ L² / v below the diagonal, Δ = log-variance − log v, v = {ScaledNormalKl.Text(Variance)}, in nats";

    internal override void Differentiate(Cotangents cotangents) =>
        cotangents.Run(new FullNormalKlGradient(Head, Latent, Variance, cotangents.To(Head), cotangents.WeightOf(Kl)));
}

/// <summary>dμ = β/B·μ/v, dℓ = ½ β/B·(e^ℓ/v − 1), dL = β/B·L/v.</summary>
public sealed record FullNormalKlGradient(GraphValue Head, int Latent, double Variance, GraphValue HeadGradient, double Beta) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "FullNormalKernel.KlGradient",
            Read(Head),
            Write(HeadGradient),
            new Operand.Count("latent", Latent),
            Number("variance", Variance),
            Number("beta", Beta)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{HeadGradient} = β/B · (mean / v, ½ (exp(log-variance) / v − 1), L / v), v = {ScaledNormalKl.Text(Variance)}";
}

/// <summary>
/// KL(N(μ, LLᵀ) ‖ N(m, diag e^p)) of each example, in nats: ½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p], Δ = ℓ − p, and ½ Σ Lᵢⱼ² e^−pᵢ below the diagonal.
/// </summary>
/// <param name="Head">(μ, ℓ, L below its diagonal).</param>
/// <param name="PriorMean">m.</param>
/// <param name="PriorLogVariance">p.</param>
/// <param name="Kl">The divergence.</param>
public sealed record FullLearnedPriorKl(GraphValue Head, ParameterTensor PriorMean, ParameterTensor PriorLogVariance, GraphValue Kl)
    : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("LearnedPriorKernel.FullKl", Read(Head), OfVector(PriorMean), OfVector(PriorLogVariance), Term(Kl));

    /// <inheritdoc/>
    public override string Comment =>
        $"{Kl} = ½ Σ (exp(Δ) − Δ − 1 + (mean − {PriorMean.Name})² / exp({PriorLogVariance.Name})) + ½ Σ L² / exp({PriorLogVariance.Name}) below the diagonal, Δ = log-variance − {PriorLogVariance.Name}, in nats";

    internal override void Differentiate(Cotangents cotangents)
    {
        cotangents.RequireOnly(PriorMean);
        cotangents.RequireOnly(PriorLogVariance);
        cotangents.Run(new FullLearnedPriorKlGradient(Head, PriorMean, PriorLogVariance, cotangents.To(Head), cotangents.WeightOf(Kl)));
    }
}

/// <summary>
/// As <see cref="LearnedPriorKlGradient"/>, with w = β/B and sᵢ = Σⱼ Lᵢⱼ²: dLᵢⱼ = w·Lᵢⱼ e^−pᵢ, and dp has −½ Σ w·s e^−p over the batch beside its own.
/// </summary>
public sealed record FullLearnedPriorKlGradient(
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
            "LearnedPriorKernel.FullKlGradient",
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

/// <summary>dz = −β/B·y with Lᵀy = ε: log q(z|x) of a draw, by z, with the posterior held.</summary>
public sealed record CorrelatedPathGradient(GraphValue Head, GraphValue Noise, GraphValue DrawGradient, double Beta) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("FullNormalKernel.PathGradient", Read(Head), Read(Noise), Write(DrawGradient), Number("beta", Beta));

    /// <inheritdoc/>
    public override string Comment => $"{DrawGradient} = −β/B · y, Lᵀ y = {Noise.Name}";
}
