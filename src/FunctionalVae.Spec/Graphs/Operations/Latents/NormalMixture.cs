namespace FunctionalVae.Graphs;

/// <summary>
/// log q(z|x) − log p(z) of each example at its draw z = μ + e^(ℓ/2) ε, in nats, with p(z) = Σⱼ wⱼ N(z; mⱼ, diag e^pⱼ):
/// −½ Σ (ℓ + ε²) − log Σⱼ exp(log wⱼ − ½ Σ (pⱼ + (z − mⱼ)² e^−pⱼ)). Its expectation over draws is KL(q ‖ p). The responsibilities
/// rⱼ = wⱼ N(z; mⱼ, diag e^pⱼ) / p(z), [B, K], are what its derivative is made of.
/// </summary>
public sealed record NormalMixtureKl(
    GraphValue Head,
    GraphValue Noise,
    GraphValue Draw,
    NormalMixture Prior,
    GraphValue Responsibilities,
    GraphValue Kl
) : Operation
{
    /// <summary>The most components: the kernel keeps the scores of an example on its stack.</summary>
    public const int MostComponents = 4096;

    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "NormalMixtureKernel.Kl" + Prior.Suffix,
            [Read(Head), Read(Noise), Read(Draw), .. Prior.Read, Write(Responsibilities), Term(Kl)]
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{Kl} = log q({Draw.Name}|x) − log p({Draw.Name}) at the draw, an estimate; p = {Prior.Text} of {SpecText.Literal(Prior.Count)} components, in nats; {Responsibilities} = each component's share of p({Draw.Name})";

    internal override void Differentiate(Cotangents cotangents)
    {
        var beta = cotangents.WeightOf(Kl);
        var (weighed, gradient) = (Weighed(cotangents), Prior.GradientIn(cotangents));
        cotangents.Run(new NormalMixtureKlGradient(Draw, weighed, Prior, cotangents.To(Draw), gradient, beta));
        DrawnDensity.Differentiate(cotangents, Head, Noise, Draw, beta);
    }

    // Of draws that weigh differently the responsibilities take the weights, whose mean is 1: what the derivative is made of is linear in them.
    private GraphValue Weighed(Cotangents cotangents)
    {
        if (cotangents.DrawWeights is not { } weights)
        {
            return Responsibilities;
        }

        var weighed = Responsibilities with { Name = "weighed" + nameof(Responsibilities), Kind = ValueKind.Gradient };
        cotangents.Run(new WeighRows(Responsibilities, weights, weighed));
        return weighed;
    }
}

/// <summary>
/// With w = β/B and u = w rⱼ (z − mⱼ) e^−pⱼ: dz = Σⱼ u, and over the batch dmⱼ = −Σ u, dpⱼ = ½ Σ (w rⱼ − u (z − mⱼ)), and of trained weights
/// d logitⱼ = w Σ (wⱼ − rⱼ).
/// </summary>
public sealed record NormalMixtureKlGradient(
    GraphValue Draw,
    GraphValue Responsibilities,
    NormalMixture Prior,
    GraphValue DrawGradient,
    NormalMixture PriorGradient,
    double Beta
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "NormalMixtureKernel.KlGradient" + Prior.Suffix,
            [Read(Draw), Read(Responsibilities), .. Prior.Read, Write(DrawGradient), .. PriorGradient.Gradient, Number("beta", Beta)]
        );

    /// <inheritdoc/>
    public override string Comment => $"{DrawGradient} and {PriorGradient.GradientText}, from the KL at the draw";
}
