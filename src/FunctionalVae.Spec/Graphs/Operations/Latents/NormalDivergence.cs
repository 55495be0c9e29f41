namespace FunctionalVae.Graphs;

/// <summary>A divergence D(N(μ, diag e^ℓ) ‖ N(0, v·I)) of each example in closed form, in place of the Kullback–Leibler divergence.</summary>
/// <param name="Divergence">D.</param>
/// <param name="Head">(μ, ℓ), [B, 2k].</param>
/// <param name="Variance">v.</param>
/// <param name="Kl">The divergence, in the place of the Kullback–Leibler term.</param>
public sealed record NormalDivergence(PosteriorDivergence Divergence, GraphValue Head, double Variance, GraphValue Kl) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("PosteriorDivergenceKernel." + Divergence.Function, [Read(Head), .. Divergence.Operands(Variance), Term(Kl)]);

    /// <inheritdoc/>
    public override string Comment => $"{Kl} = {Divergence.Formula}, Δ = log-variance − log v, v = {ScaledNormalKl.Text(Variance)}";

    internal override void Differentiate(Cotangents cotangents) =>
        cotangents.Run(new NormalDivergenceGradient(Divergence, Head, Variance, cotangents.To(Head), cotangents.WeightOf(Kl)));
}

/// <summary>The gradient of a divergence by (μ, ℓ), times β/B.</summary>
public sealed record NormalDivergenceGradient(
    PosteriorDivergence Divergence,
    GraphValue Head,
    double Variance,
    GraphValue HeadGradient,
    double Beta
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            $"PosteriorDivergenceKernel.{Divergence.Function}Gradient",
            [Read(Head), Write(HeadGradient), .. Divergence.Operands(Variance), Number("beta", Beta)]
        );

    /// <inheritdoc/>
    public override string Comment => $"{HeadGradient} = β/B · the gradient of {Divergence.Name}";
}
