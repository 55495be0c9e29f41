namespace FunctionalVae.Graphs;

/// <summary>KL(N(μ, diag e^ℓ) ‖ N(0, v·I)) of each example, in nats: ½ Σ [e^Δ − Δ − 1 + μ²/v], Δ = ℓ − log v.</summary>
public sealed record ScaledNormalKl(GraphValue Head, double Variance, GraphValue Kl) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.WithMemory("ScaledNormalKernel.Kl", Read(Head), Number("variance", Variance), Term(Kl));

    /// <inheritdoc/>
    public override string Comment => $"{Kl} = ½ Σ (exp(Δ) − Δ − 1 + mean² / v), Δ = log-variance − log v, v = {Text(Variance)}, in nats";

    internal override void Differentiate(Cotangents cotangents) =>
        cotangents.Run(new ScaledNormalKlGradient(Head, Variance, cotangents.To(Head), cotangents.WeightOf(Kl)));

    internal static string Text(double variance) => SpecText.Literal(variance).TrimEnd('d');
}

/// <summary>dμ = β/B·μ/v, dℓ = ½ β/B·(e^ℓ/v − 1).</summary>
public sealed record ScaledNormalKlGradient(GraphValue Head, double Variance, GraphValue HeadGradient, double Beta) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "ScaledNormalKernel.KlGradient",
            Read(Head),
            Write(HeadGradient),
            Number("variance", Variance),
            Number("beta", Beta)
        );

    /// <inheritdoc/>
    public override string Comment => $"{HeadGradient} = β/B · (mean / v, ½ (σ² / v − 1)), v = {ScaledNormalKl.Text(Variance)}";
}

/// <summary>log q(z|x) − log p(z) of each draw for p = N(0, v·I), in nats: ½ Σ (z²/v + log v − ℓ − ε²) at z = μ + e^(ℓ/2) ∘ ε.</summary>
public sealed record ScaledNormalDrawnKl(GraphValue Head, GraphValue Noise, GraphValue Draw, double Variance, GraphValue Kl) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("ScaledNormalKernel.DrawnKl", Read(Head), Read(Noise), Read(Draw), Number("variance", Variance), Term(Kl));

    /// <inheritdoc/>
    public override string Comment =>
        $"{Kl} = log q(z|x) − log p(z) = ½ Σ ({Draw.Name}² / v + log v − log-variance − {Noise.Name}²), v = {ScaledNormalKl.Text(Variance)}, in nats";

    // dz = β/B·z/v is what a standard normal prior has at the weight β/v.
    internal override void Differentiate(Cotangents cotangents)
    {
        var beta = cotangents.WeightOf(Kl);
        cotangents.RunTerm(Draw, gradient => new StandardNormalDrawnKlGradient(Draw, gradient, beta / Variance));
        DrawnDensity.Differentiate(cotangents, Head, Noise, Draw, beta);
    }
}
