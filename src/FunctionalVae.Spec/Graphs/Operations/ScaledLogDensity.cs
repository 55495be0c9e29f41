using FunctionalVae.Formulas;

namespace FunctionalVae.Graphs;

/// <summary>Σ over values of a density's logarithm, in nats per example; its variance is given, or floor + e^s with s of 1 or n values.</summary>
internal sealed record ScaledLogDensity(ScaledDensity Density, GraphValue Mean, GraphValue Target, DensityScale Scale, GraphValue Score)
    : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        Scale.LogScale is { } logScale
            ? KernelCall.WithMemory(
                $"{Density.Name}Kernel.LearnedScore",
                Read(Mean),
                Read(Target),
                OfVector(logScale),
                Number("floor", Scale.Number),
                Term(Score)
            )
            : KernelCall.WithMemory($"{Density.Name}Kernel.Score", Read(Mean), Read(Target), Number("variance", Scale.Number), Term(Score));

    /// <inheritdoc/>
    public override string Comment =>
        $"{Score} = Σ ({Density.Term} + {Density.Constant}) of each value x around its mean, variance = {Described}, in nats";

    internal override void Differentiate(Cotangents cotangents)
    {
        cotangents.RequireLogLikelihood(Score);
        if (Scale.LogScale is { } logScale)
        {
            cotangents.RequireOnly(logScale);
        }

        cotangents.Run(new ScaledDensityGradient(Density, Mean, Target, Scale, cotangents.To(Mean)));
    }

    private string Described =>
        Scale.LogScale is { } logScale
            ? $"{SpecText.Literal(Scale.Number).TrimEnd('d')} + exp({logScale.Name})"
            : SpecText.Literal(Scale.Number).TrimEnd('d');
}

/// <summary>d mean = −∂/∂mean of the log-density / B and, where it is trained, d s = −Σ ∂/∂variance of it · e^s / B, the gradient of the loss.</summary>
internal sealed record ScaledDensityGradient(
    ScaledDensity Density,
    GraphValue Mean,
    GraphValue Target,
    DensityScale Scale,
    GraphValue MeanGradient
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        Scale.LogScale is { } logScale
            ? KernelCall.WithMemory(
                $"{Density.Name}Kernel.LearnedBackward",
                Read(Mean),
                Read(Target),
                OfVector(logScale),
                Write(MeanGradient),
                OfVectorGradient(logScale),
                Number("floor", Scale.Number)
            )
            : KernelCall.Of(
                $"{Density.Name}Kernel.Backward",
                Read(Mean),
                Read(Target),
                Write(MeanGradient),
                Number("variance", Scale.Number)
            );

    /// <inheritdoc/>
    public override string Comment =>
        $"{MeanGradient} = −∂/∂mean / B{(Scale.LogScale is { } logScale ? $"; d {logScale.Name} : {logScale.Shape}" : "")}, of the {Density.Name} log-density";
}
