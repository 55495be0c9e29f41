namespace FunctionalVae.Graphs;

/// <summary>−½ Σ [(x − x̂)²/σ² + log σ² + log 2π], in nats per example, for a σ² that is not trained.</summary>
public sealed record FixedNormalLogDensity(GraphValue Mean, GraphValue Target, GraphValue Score, double Variance) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("NormalDensityKernel.Score", Read(Mean), Read(Target), Number("variance", Variance), Term(Score));

    /// <inheritdoc/>
    public override string Comment => $"{Score} = −½ Σ (({Target.Name} − {Mean.Name})² / σ² + log σ² + log 2π), in nats";

    internal override void Differentiate(Cotangents cotangents)
    {
        cotangents.RequireLogLikelihood(Score);
        cotangents.RunTerm(Mean, gradient => new FixedNormalGradient(Mean, Target, gradient, Variance));
    }
}

/// <summary>d mean = (x̂ − x) / (σ² B), the gradient of the loss.</summary>
public sealed record FixedNormalGradient(GraphValue Mean, GraphValue Target, GraphValue MeanGradient, double Variance) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("NormalDensityKernel.Backward", Read(Mean), Read(Target), Write(MeanGradient), Number("variance", Variance));

    /// <inheritdoc/>
    public override string Comment => $"{MeanGradient} = ({Mean.Name} − {Target.Name}) / (σ² B)";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;
}

/// <summary>−½ Σ [(x − x̂)²/σ² + log σ² + log 2π], in nats per example, with σ² = floor + e^s and s of 1 or n values.</summary>
public sealed record LearnedNormalLogDensity(GraphValue Mean, GraphValue Target, ParameterTensor LogScale, GraphValue Score, double Floor)
    : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "LearnedVarianceKernel.Score",
            Read(Mean),
            Read(Target),
            OfVector(LogScale),
            Number("floor", Floor),
            Term(Score)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{Score} = −½ Σ (({Target.Name} − {Mean.Name})² / σ² + log σ² + log 2π), σ² = {SpecText.Literal(Floor).TrimEnd('d')} + exp({LogScale.Name}), in nats";

    internal override void Differentiate(Cotangents cotangents)
    {
        cotangents.RequireLogLikelihood(Score);
        cotangents.RequireOnly(LogScale);
        cotangents.RunTerm(Mean, gradient => new LearnedNormalGradient(Mean, Target, cotangents.DrawWeights, LogScale, gradient, Floor));
    }
}

/// <summary>d mean = (x̂ − x) / (σ² B) and d s = ½ Σ [1 − (x − x̂)²/σ²] · e^s/σ² / B, summed over the batch (and over dimensions for one s).</summary>
/// <param name="Mean">x̂.</param>
/// <param name="Target">x.</param>
/// <param name="Weights">With how much each row counts in d s; null where all count alike.</param>
/// <param name="LogScale">s.</param>
/// <param name="MeanGradient">d mean, not weighed.</param>
/// <param name="Floor">The least σ².</param>
public sealed record LearnedNormalGradient(
    GraphValue Mean,
    GraphValue Target,
    GraphValue? Weights,
    ParameterTensor LogScale,
    GraphValue MeanGradient,
    double Floor
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            Weights is null ? "LearnedVarianceKernel.Backward" : "LearnedVarianceKernel.WeighedBackward",
            [
                Read(Mean),
                Read(Target),
                .. Weights is null ? Array.Empty<Operand>() : [Read(Weights)],
                OfVector(LogScale),
                Write(MeanGradient),
                OfVectorGradient(LogScale),
                Number("floor", Floor),
            ]
        );

    /// <inheritdoc/>
    public override string Comment => $"{MeanGradient} = ({Mean.Name} − {Target.Name}) / (σ² B); d {LogScale.Name} : {LogScale.Shape}";
}
