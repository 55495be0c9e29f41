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

    /// <summary>What every divergence's kernel takes first.</summary>
    private protected Operand[] Operands => [Read(Draws.Posterior), Read(Draws.Prior), Write(Draws.Gradient), Term(Draws.Term)];

    // The way back through what the operation computes beside its term.
    internal override void Differentiate(Cotangents cotangents) =>
        cotangents.Run(new AggregateGradient(Draws.Gradient, cotangents.To(Draws.Posterior), cotangents.WeightOf(Draws.Term)));
}

/// <summary>λ·MMD² between posterior and prior draws, as U-statistic.</summary>
public sealed record SquaredMmdTerm : AggregateTerm
{
    /// <param name="draws">What it is taken between, and where it goes.</param>
    /// <param name="isGaussian">Whether k is e^(−‖x − y‖² / 2h²), and not h² / (h² + ‖x − y‖²).</param>
    /// <param name="squaredBandwidth">h².</param>
    /// <param name="weight">λ.</param>
    public SquaredMmdTerm(AggregateDraws draws, bool isGaussian, double squaredBandwidth, double weight)
        : base(draws, weight) => (IsGaussian, SquaredBandwidth) = (isGaussian, squaredBandwidth);

    /// <summary>Whether k is e^(−‖x − y‖² / 2h²), and not h² / (h² + ‖x − y‖²).</summary>
    public bool IsGaussian { get; }

    /// <summary>h².</summary>
    public double SquaredBandwidth { get; }

    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "SquaredMmdKernel.Run",
            [
                .. Operands,
                new Operand.Count("kernel", IsGaussian ? 1 : 0),
                Number("squaredBandwidth", SquaredBandwidth),
                Number("weight", Weight),
            ]
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{Draws.Term} = {SpecText.Literal(Weight).TrimEnd('d')} · (mean of k(z, z′) + mean of k(y, y′) − 2 · mean of k(z, y)), y = {Draws.Prior.Name}, of the whole batch; {Draws.Gradient} = its gradient by z";
}

/// <summary>λ·SWₚᵖ between posterior and prior draws, over directions of a stated key.</summary>
public sealed record SlicedWassersteinTerm : AggregateTerm
{
    /// <param name="draws">What it is taken between, and where it goes.</param>
    /// <param name="projections">The number of directions.</param>
    /// <param name="order">p.</param>
    /// <param name="weight">λ.</param>
    public SlicedWassersteinTerm(AggregateDraws draws, int projections, int order, double weight)
        : base(draws, weight) => (Projections, Order) = (projections, order);

    /// <summary>The number of directions.</summary>
    public int Projections { get; }

    /// <summary>p.</summary>
    public int Order { get; }

    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "SlicedWassersteinKernel.Run",
            [.. Operands, new Operand.Count("projections", Projections), new Operand.Count("order", Order), Number("weight", Weight)]
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{Draws.Term} = {SpecText.Literal(Weight).TrimEnd('d')} · mean of |sorted θ·z − sorted θ·y|{(Order == 1 ? "" : "²")} over {SpecText.Literal(Projections)} directions θ, y = {Draws.Prior.Name}, of the whole batch; {Draws.Gradient} = its gradient by z";
}

/// <summary>λ times the debiased Sinkhorn divergence of posterior and prior draws.</summary>
public sealed record DebiasedSinkhornTerm : AggregateTerm
{
    /// <param name="draws">What it is taken between, and where it goes.</param>
    /// <param name="epsilon">ε, a squared length.</param>
    /// <param name="iterations">The updates of the potentials at ε.</param>
    /// <param name="weight">λ.</param>
    public DebiasedSinkhornTerm(AggregateDraws draws, double epsilon, int iterations, double weight)
        : base(draws, weight) => (Epsilon, Iterations) = (epsilon, iterations);

    /// <summary>ε, a squared length.</summary>
    public double Epsilon { get; }

    /// <summary>The updates of the potentials at ε.</summary>
    public int Iterations { get; }

    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "DebiasedSinkhornKernel.Run",
            [.. Operands, Number("epsilon", Epsilon), new Operand.Count("iterations", Iterations), Number("weight", Weight)]
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{Draws.Term} = {SpecText.Literal(Weight).TrimEnd('d')} · (OT(z, y) − OT(z, z) / 2 − OT(y, y) / 2) at ε = {SpecText.Literal(Epsilon).TrimEnd('d')}, y = {Draws.Prior.Name}, of the whole batch; {Draws.Gradient} = its gradient by z";
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
