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
        cotangents.Run(new FixedNormalGradient(Mean, Target, cotangents.To(Mean), Variance));
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
        cotangents.Run(new LearnedNormalGradient(Mean, Target, LogScale, cotangents.To(Mean), Floor));
    }
}

/// <summary>d mean = (x̂ − x) / (σ² B) and d s = ½ Σ [1 − (x − x̂)²/σ²] · e^s/σ² / B, summed over the batch (and over dimensions for one s).</summary>
public sealed record LearnedNormalGradient(
    GraphValue Mean,
    GraphValue Target,
    ParameterTensor LogScale,
    GraphValue MeanGradient,
    double Floor
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "LearnedVarianceKernel.Backward",
            Read(Mean),
            Read(Target),
            OfVector(LogScale),
            Write(MeanGradient),
            OfVectorGradient(LogScale),
            Number("floor", Floor)
        );

    /// <inheritdoc/>
    public override string Comment => $"{MeanGradient} = ({Mean.Name} − {Target.Name}) / (σ² B); d {LogScale.Name} : {LogScale.Shape}";
}
