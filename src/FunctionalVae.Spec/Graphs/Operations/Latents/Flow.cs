namespace FunctionalVae.Graphs;

/// <summary>coupled = (changed − shift) ∘ e^(−log-scale): the half of a vector that an affine coupling changes.</summary>
public sealed record Couple(GraphValue Changed, GraphValue Shift, GraphValue LogScale, GraphValue Coupled) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("CouplingKernel.Couple", Read(Changed), Read(Shift), Read(LogScale), Write(Coupled));

    /// <inheritdoc/>
    public override string Comment => $"{Coupled} = ({Changed.Name} − {Shift.Name}) ∘ exp(−{LogScale.Name})";

    internal override void Differentiate(Cotangents cotangents) =>
        cotangents.Run(
            new CoupleGradient(
                Coupled,
                LogScale,
                cotangents.Of(Coupled),
                cotangents.To(Changed),
                cotangents.To(Shift),
                cotangents.To(LogScale)
            )
        );
}

/// <summary>With y what is coupled, s the log-scale and g the gradient by y: d changed = g ∘ e^(−s), d shift = −g ∘ e^(−s), ds = −g ∘ y.</summary>
public sealed record CoupleGradient(
    GraphValue Coupled,
    GraphValue LogScale,
    GraphValue CoupledGradient,
    GraphValue ChangedGradient,
    GraphValue ShiftGradient,
    GraphValue LogScaleGradient
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of(
            "CouplingKernel.Gradient",
            Read(Coupled),
            Read(LogScale),
            Read(CoupledGradient),
            Write(ChangedGradient),
            Write(ShiftGradient),
            Write(LogScaleGradient)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{ChangedGradient} = {CoupledGradient.Name} ∘ exp(−{LogScale.Name}), {ShiftGradient} = −{ChangedGradient.Name}, {LogScaleGradient} = −{CoupledGradient.Name} ∘ {Coupled.Name}";
}

/// <summary>
/// log q(z|x) − log p(z) of each draw for a p whose flow takes z to u with the logarithms s of the scales by which it divided, in nats:
/// ½ Σ (u² − ℓ − ε²) + Σ s.
/// </summary>
/// <param name="Head">(μ, ℓ), [B, 2k].</param>
/// <param name="Noise">ε, [B, k].</param>
/// <param name="Draw">z, [B, k].</param>
/// <param name="Base">u, [B, k], in any order of the dimensions.</param>
/// <param name="LogScales">s of all couplings, [B, n].</param>
/// <param name="Kl">The difference.</param>
public sealed record FlowDrawnKl(GraphValue Head, GraphValue Noise, GraphValue Draw, GraphValue Base, GraphValue LogScales, GraphValue Kl)
    : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("FlowKernel.Kl", Read(Head), Read(Noise), Read(Base), Read(LogScales), Term(Kl));

    /// <inheritdoc/>
    public override string Comment =>
        $"{Kl} = log q({Draw.Name}|x) − log p({Draw.Name}) = ½ Σ ({Base.Name}² − log-variance − {Noise.Name}²) + Σ {LogScales.Name}, in nats";

    internal override void Differentiate(Cotangents cotangents)
    {
        var beta = cotangents.WeightOf(Kl);
        cotangents.RunTerm(Base, gradient => new StandardNormalDrawnKlGradient(Base, gradient, beta));
        cotangents.RunTerm(LogScales, gradient => new LogScaleGradient(gradient, beta));
        DrawnDensity.Differentiate(cotangents, Head, Noise, Draw, beta);
    }
}

/// <summary>ds = β/B.</summary>
public sealed record LogScaleGradient(GraphValue LogScalesGradient, double Beta) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.WithMemory("FlowKernel.LogScaleGradient", Write(LogScalesGradient), Number("beta", Beta));

    /// <inheritdoc/>
    public override string Comment => $"{LogScalesGradient} = β/B";
}
