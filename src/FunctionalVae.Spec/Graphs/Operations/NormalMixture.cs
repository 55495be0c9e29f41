namespace FunctionalVae.Graphs;

/// <summary>
/// log q(z|x) − log p(z) of each example at its draw z = μ + e^(ℓ/2) ε, in nats, with p(z) = Σⱼ wⱼ N(z; mⱼ, diag e^pⱼ) and w = softmax(logits):
/// −½ Σ (ℓ + ε²) − log Σⱼ exp(log wⱼ − ½ Σ (pⱼ + (z − mⱼ)² e^−pⱼ)). Its expectation over draws is KL(q ‖ p). The responsibilities
/// rⱼ = wⱼ N(z; mⱼ, diag e^pⱼ) / p(z), [B, K], are what its derivative is made of.
/// </summary>
public sealed record NormalMixtureKl(
    GraphValue Head,
    GraphValue Noise,
    GraphValue Draw,
    MixtureTensors Prior,
    GraphValue Responsibilities,
    GraphValue Kl
) : Operation
{
    /// <summary>The most components: the kernel keeps the scores of an example on its stack.</summary>
    public const int MostComponents = 4096;

    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "NormalMixtureKernel.Kl",
            Read(Head),
            Read(Noise),
            Read(Draw),
            OfVector(Prior.Logits),
            OfVector(Prior.Means),
            OfVector(Prior.LogVariances),
            Write(Responsibilities),
            Term(Kl)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{Kl} = log q({Draw.Name}|x) − log p({Draw.Name}) at the draw, an estimate; p = Σ softmax({Prior.Logits.Name}) ∘ N({Prior.Means.Name}, exp({Prior.LogVariances.Name})) of {SpecText.Literal(Prior.Logits.Count)} components, in nats; {Responsibilities} = each component's share of p({Draw.Name})";

    internal override void Differentiate(Cotangents cotangents)
    {
        cotangents.RequireOnly(Prior.Logits);
        cotangents.RequireOnly(Prior.Means);
        cotangents.RequireOnly(Prior.LogVariances);
        var beta = cotangents.WeightOf(Kl);
        cotangents.Run(new NormalMixtureKlGradient(Draw, Weighed(cotangents), Prior, cotangents.To(Draw), beta));
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
/// With w = β/B and u = w rⱼ (z − mⱼ) e^−pⱼ: dz = Σⱼ u, and over the batch d logitⱼ = w Σ (wⱼ − rⱼ), dmⱼ = −Σ u,
/// dpⱼ = ½ Σ (w rⱼ − u (z − mⱼ)).
/// </summary>
public sealed record NormalMixtureKlGradient(
    GraphValue Draw,
    GraphValue Responsibilities,
    MixtureTensors Prior,
    GraphValue DrawGradient,
    double Beta
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "NormalMixtureKernel.KlGradient",
            Read(Draw),
            Read(Responsibilities),
            OfVector(Prior.Logits),
            OfVector(Prior.Means),
            OfVector(Prior.LogVariances),
            Write(DrawGradient),
            OfVectorGradient(Prior.Logits),
            OfVectorGradient(Prior.Means),
            OfVectorGradient(Prior.LogVariances),
            Number("beta", Beta)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{DrawGradient} and d {Prior.Logits.Name} : {Prior.Logits.Shape}, d {Prior.Means.Name}, d {Prior.LogVariances.Name} : {Prior.Means.Shape}, from the KL at the draw";
}
