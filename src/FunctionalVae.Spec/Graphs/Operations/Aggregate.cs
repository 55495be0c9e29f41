namespace FunctionalVae.Graphs;

/// <summary>output = the first noise vector of each example, from [B, 2, k] to [B, k]: that of its posterior's draw.</summary>
public sealed record PosteriorNoise(GraphValue Noise, GraphValue Output) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("AggregateKernel.PosteriorNoise", Read(Noise), Write(Output));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = the first vector of {Noise.Name} of each example";

    internal override void Differentiate(Cotangents cotangents) { }
}

/// <summary>draw = deviation ∘ the second noise vector of each example: draws of N(0, deviation²·I).</summary>
public sealed record NormalPriorDraw(GraphValue Noise, GraphValue Draw, double Deviation) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("AggregateKernel.NormalDraws", Read(Noise), Write(Draw), Number("deviation", Deviation));

    /// <inheritdoc/>
    public override string Comment =>
        $"{Draw} = {SpecText.Literal(Deviation).TrimEnd('d')} times the second vector of {Noise.Name}: draws of the prior";

    internal override void Differentiate(Cotangents cotangents) { }
}

/// <summary>draw = low + (high − low)·Φ(ε) of the second noise vector ε of each example: draws of the uniform distribution.</summary>
public sealed record UniformPriorDraw(GraphValue Noise, GraphValue Draw, double Low, double High) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("AggregateKernel.UniformDraws", Read(Noise), Write(Draw), Number("low", Low), Number("high", High));

    /// <inheritdoc/>
    public override string Comment =>
        $"{Draw} = {SpecText.Literal(Low).TrimEnd('d')} + {SpecText.Literal(High - Low).TrimEnd('d')} · Φ(the second vector of {Noise.Name}): draws of the prior";

    internal override void Differentiate(Cotangents cotangents) { }
}

/// <summary>A weighed divergence of the aggregate posterior, which comes with its gradient by the draws.</summary>
public abstract record AggregateTerm : Operation
{
    private protected AggregateTerm(AggregateDraws draws, double weight) => (Draws, Weight) = (draws, weight);

    /// <summary>What it is taken between, and where it goes.</summary>
    public AggregateDraws Draws { get; }

    /// <summary>λ.</summary>
    public double Weight { get; }

    /// <summary>The way back through what the operation computes beside its term.</summary>
    private protected void PassGradient(Cotangents cotangents) =>
        cotangents.Run(new AggregateGradient(Draws.Gradient, cotangents.To(Draws.Posterior), cotangents.WeightOf(Draws.Term)));
}

/// <summary>λ·MMD² between posterior and prior draws, as U-statistic.</summary>
public sealed record SquaredMmdTerm : AggregateTerm
{
    /// <param name="draws">What it is taken between, and where it goes.</param>
    /// <param name="isGaussian">Whether the kernel is e^(−‖x − y‖² / 2h²), and not h² / (h² + ‖x − y‖²).</param>
    /// <param name="squaredBandwidth">h².</param>
    /// <param name="weight">λ.</param>
    public SquaredMmdTerm(AggregateDraws draws, bool isGaussian, double squaredBandwidth, double weight)
        : base(draws, weight) => (IsGaussian, SquaredBandwidth) = (isGaussian, squaredBandwidth);

    /// <summary>Whether the kernel is e^(−‖x − y‖² / 2h²), and not h² / (h² + ‖x − y‖²).</summary>
    public bool IsGaussian { get; }

    /// <summary>h².</summary>
    public double SquaredBandwidth { get; }

    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            IsGaussian ? "SquaredMmdKernel.Gaussian" : "SquaredMmdKernel.InverseMultiquadric",
            Read(Draws.Posterior),
            Read(Draws.Prior),
            Write(Draws.Gradient),
            Term(Draws.Term),
            Number("squaredBandwidth", SquaredBandwidth),
            Number("weight", Weight)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{Draws.Term} = {SpecText.Literal(Weight).TrimEnd('d')} · (mean of k(z, z′) + mean of k(y, y′) − 2 · mean of k(z, y)), y = {Draws.Prior.Name}, of the whole batch; {Draws.Gradient} = its gradient by z";

    internal override void Differentiate(Cotangents cotangents) => PassGradient(cotangents);
}

/// <summary>d draw = β · the gradient of the divergence: that of a mean over the batch to which each example gives the whole.</summary>
public sealed record AggregateGradient(GraphValue Gradient, GraphValue DrawGradient, double Beta) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("AggregateKernel.Gradient", Read(Gradient), Write(DrawGradient), Number("beta", Beta));

    /// <inheritdoc/>
    public override string Comment => $"{DrawGradient} = β · {Gradient.Name}";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;
}
