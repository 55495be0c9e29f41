namespace FunctionalVae.Graphs;

/// <summary>mean = exp(its logarithm, within ±<see cref="Bound"/>).</summary>
internal sealed record MeanOfLog(GraphValue LogMean, GraphValue Mean) : Operation
{
    /// <summary>The largest logarithm of a mean, and the smallest with a minus: e¹⁶ is 8.9 million, where float32 still has every whole number.</summary>
    public const int Bound = 16;

    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("LogLinkKernel.Mean", Read(LogMean), Write(Mean));

    /// <inheritdoc/>
    public override string Comment => $"{Mean} = exp({LogMean.Name} within ±{SpecText.Literal(Bound)})";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;
}
