namespace FunctionalVae.Graphs;

/// <summary>
/// output = gain ∘ (input − mean) / √(variance + ε) + bias, mean and variance over the channels of a group at all pixels of each example. The
/// channels are what gain and bias have values for.
/// </summary>
public sealed record GroupNormalise(
    GraphValue Input,
    ParameterTensor Gain,
    ParameterTensor Bias,
    GraphValue Output,
    int Groups,
    double Epsilon
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of(
            "GroupNormKernel.Forward",
            Read(Input),
            OfVector(Gain),
            OfVector(Bias),
            Write(Output),
            new Operand.Count("groups", Groups),
            Number("epsilon", Epsilon)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{Output} = {Gain.Name} ∘ normalise({Input.Name}) + {Bias.Name}, in {SpecText.Literal(Groups)} groups of {SpecText.Literal(Gain.Count / Groups)}";

    internal override void Differentiate(Cotangents cotangents) =>
        cotangents.Run(
            new GroupNormaliseGradient(
                Input,
                Gain,
                Bias,
                cotangents.Of(Output),
                cotangents.To(Input),
                Groups,
                Epsilon,
                cotangents.Next(Gain) == Contribution.Next
            )
        );
}

/// <summary>
/// With x̂ the normalised input: d gain = Σ d output ∘ x̂, d bias = Σ d output (over pixels and the batch), and in each group
/// d input = (g − mean(g) − x̂·mean(g ∘ x̂)) / √(variance + ε) with g = d output ∘ gain.
/// </summary>
public sealed record GroupNormaliseGradient(
    GraphValue Input,
    ParameterTensor Gain,
    ParameterTensor Bias,
    GraphValue OutputGradient,
    GraphValue InputGradient,
    int Groups,
    double Epsilon,
    bool Adds
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            Adds ? "GroupNormKernel.NextBackward" : "GroupNormKernel.Backward",
            Read(Input),
            OfVector(Gain),
            Read(OutputGradient),
            Write(InputGradient),
            OfVectorGradient(Gain),
            OfVectorGradient(Bias),
            new Operand.Count("groups", Groups),
            Number("epsilon", Epsilon)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{InputGradient} and {(Adds ? "more of " : "")}d {Gain.Name}, d {Bias.Name} : {Gain.Shape}, from {OutputGradient.Name} through the normalisation";
}
