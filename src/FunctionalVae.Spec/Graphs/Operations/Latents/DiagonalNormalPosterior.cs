namespace FunctionalVae.Graphs;

/// <summary>From (μ, ℓ), [B, 2k], to the posterior's (μ, ℓ) with the log-variances ℓ clamped to [−30, 30].</summary>
public sealed record ClampLogVariance(GraphValue Input, GraphValue Head) : Operation
{
    /// <summary>The bound on |ℓ|: e³⁰ is far from overflow in float32 and wider than any posterior that trains.</summary>
    public const double Bound = 30;

    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("DiagonalNormalKernel.ClampLogVariance", Read(Input), Write(Head));

    /// <inheritdoc/>
    public override string Comment =>
        $"{Head} = {Input.Name} as (mean, log-variance), the latter clamped to ±{SpecText.Literal((int)Bound)}";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;

    internal override void Differentiate(Cotangents cotangents) =>
        cotangents.Run(new ClampLogVarianceGradient(Head, cotangents.Of(Head), cotangents.To(Input)));
}

/// <summary>d input = d head, but 0 for log-variances that were clamped.</summary>
public sealed record ClampLogVarianceGradient(GraphValue Head, GraphValue HeadGradient, GraphValue InputGradient) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("DiagonalNormalKernel.ClampGradient", Read(Head), Read(HeadGradient), Write(InputGradient));

    /// <inheritdoc/>
    public override string Comment => $"{InputGradient} = {HeadGradient.Name}, 0 where the log-variance was clamped";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;
}

/// <summary>z = μ + e^(ℓ/2) ∘ ε, the reparameterised draw (Kingma and Welling 2014).</summary>
public sealed record Reparameterise(GraphValue Head, GraphValue Noise, GraphValue Draw) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("DiagonalNormalKernel.Draw", Read(Head), Read(Noise), Write(Draw));

    /// <inheritdoc/>
    public override string Comment => $"{Draw} = mean + exp(log-variance / 2) ∘ {Noise.Name}";

    internal override void Differentiate(Cotangents cotangents) =>
        cotangents.Run(new ReparameteriseGradient(Head, Noise, cotangents.OfDraw(Draw), cotangents.To(Head)));
}

/// <summary>dμ = dz, dℓ = ½ dz ∘ e^(ℓ/2) ∘ ε.</summary>
public sealed record ReparameteriseGradient(GraphValue Head, GraphValue Noise, GraphValue DrawGradient, GraphValue HeadGradient) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("DiagonalNormalKernel.DrawGradient", Read(Head), Read(Noise), Read(DrawGradient), Write(HeadGradient));

    /// <inheritdoc/>
    public override string Comment => $"{HeadGradient} = ({DrawGradient.Name}, ½ {DrawGradient.Name} ∘ σ ∘ {Noise.Name})";
}

/// <summary>KL(N(μ, diag e^ℓ) ‖ N(0, I)) of each example, in nats: ½ Σ [μ² + (e^ℓ − ℓ − 1)].</summary>
/// <param name="Head">(μ, ℓ).</param>
/// <param name="Kl">The divergence.</param>
/// <param name="FreeBits">λ: a dimension whose mean over the batch is at most that has no gradient. 0 for none.</param>
public sealed record StandardNormalKl(GraphValue Head, GraphValue Kl, double FreeBits) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.WithMemory("DiagonalNormalKernel.Kl", Read(Head), Term(Kl));

    /// <inheritdoc/>
    public override string Comment => $"{Kl} = ½ Σ (mean² + exp(log-variance) − log-variance − 1), in nats{OpenDimensions.Words(FreeBits)}";

    internal override void Differentiate(Cotangents cotangents) =>
        cotangents.Run(
            new StandardNormalKlGradient(
                OpenDimensions.Of(cotangents, Head, FreeBits, mean: null, logVariance: null),
                cotangents.To(Head),
                cotangents.WeightOf(Kl)
            )
        );
}

/// <summary>dμ = β/B·μ, dℓ = ½ β/B·(e^ℓ − 1).</summary>
public sealed record StandardNormalKlGradient(GraphValue Head, GraphValue HeadGradient, double Beta) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("DiagonalNormalKernel.KlGradient", Read(Head), Write(HeadGradient), Number("beta", Beta));

    /// <inheritdoc/>
    public override string Comment => $"{HeadGradient} = β/B · (mean, ½ (σ² − 1))";
}

/// <summary>
/// The gradients of draw, KL and clamp in one: dμ = dz + β/B·μ, dℓ = ½(dz ∘ e^(ℓ/2) ∘ ε + β/B·(e^ℓ − 1)), and 0 where ℓ was clamped.
/// </summary>
public sealed record PosteriorGradient(GraphValue Head, GraphValue Noise, GraphValue DrawGradient, GraphValue InputGradient, double Beta)
    : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "DiagonalNormalKernel.Backward",
            Read(Head),
            Read(Noise),
            Read(DrawGradient),
            Write(InputGradient),
            Number("beta", Beta)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{InputGradient} = ({DrawGradient.Name} + β/B · mean, ½ ({DrawGradient.Name} ∘ σ ∘ {Noise.Name} + β/B · (σ² − 1))), 0 where the log-variance was clamped";
}
