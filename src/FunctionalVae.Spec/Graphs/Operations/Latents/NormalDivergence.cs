namespace FunctionalVae.Graphs;

/// <summary>A divergence D(N(μ, diag e^ℓ) ‖ N(0, v·I)) of each example in closed form, in place of the Kullback–Leibler divergence.</summary>
/// <param name="Form">D.</param>
/// <param name="Head">(μ, ℓ), [B, 2k].</param>
/// <param name="Variance">v.</param>
/// <param name="Kl">The divergence, in the place of the Kullback–Leibler term.</param>
public sealed record NormalDivergence(DivergenceForm Form, GraphValue Head, double Variance, GraphValue Kl) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "PosteriorDivergenceKernel." + Form.Function,
            [Read(Head), Number("variance", Variance), .. Form.Numbers, Term(Kl)]
        );

    /// <inheritdoc/>
    public override string Comment => $"{Kl} = {Form.Text}, Δ = log-variance − log v, v = {ScaledNormalKl.Text(Variance)}";

    internal override void Differentiate(Cotangents cotangents) =>
        cotangents.Run(new NormalDivergenceGradient(Form, Head, Variance, cotangents.To(Head), cotangents.WeightOf(Kl)));
}

/// <summary>The gradient of a divergence by (μ, ℓ), times β/B.</summary>
public sealed record NormalDivergenceGradient(DivergenceForm Form, GraphValue Head, double Variance, GraphValue HeadGradient, double Beta)
    : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            $"PosteriorDivergenceKernel.{Form.Function}Gradient",
            [Read(Head), Write(HeadGradient), Number("variance", Variance), .. Form.Numbers, Number("beta", Beta)]
        );

    /// <inheritdoc/>
    public override string Comment => $"{HeadGradient} = β/B · its gradient by {Head.Name}";
}
