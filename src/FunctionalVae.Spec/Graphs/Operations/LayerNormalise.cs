namespace FunctionalVae.Graphs;

/// <summary>output = gain ∘ (input − mean) / √(variance + ε) + bias, mean and variance over each example's values.</summary>
public sealed record LayerNormalise(GraphValue Input, ParameterTensor Gain, ParameterTensor Bias, GraphValue Output, double Epsilon)
    : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("LayerNormKernel.Forward", Read(Input), OfVector(Gain), OfVector(Bias), Write(Output), Number("epsilon", Epsilon));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = {Gain.Name} ∘ normalise({Input.Name}) + {Bias.Name}";

    internal override void Differentiate(Cotangents cotangents) =>
        cotangents.Run(
            new LayerNormaliseGradient(
                Input,
                Gain,
                Bias,
                cotangents.Of(Output),
                cotangents.To(Input),
                Epsilon,
                cotangents.Next(Gain) == Contribution.Next
            )
        );
}

/// <summary>
/// With x̂ the normalised input: d gain = Σ d output ∘ x̂, d bias = Σ d output (over the batch), and
/// d input = (g − mean(g) − x̂·mean(g ∘ x̂)) / √(variance + ε) with g = d output ∘ gain.
/// </summary>
public sealed record LayerNormaliseGradient(
    GraphValue Input,
    ParameterTensor Gain,
    ParameterTensor Bias,
    GraphValue OutputGradient,
    GraphValue InputGradient,
    double Epsilon,
    bool Adds
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            Adds ? "LayerNormKernel.NextBackward" : "LayerNormKernel.Backward",
            Read(Input),
            OfVector(Gain),
            Read(OutputGradient),
            Write(InputGradient),
            OfVectorGradient(Gain),
            OfVectorGradient(Bias),
            Number("epsilon", Epsilon)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{InputGradient} and {(Adds ? "more of " : "")}d {Gain.Name}, d {Bias.Name} : {Gain.Shape}, from {OutputGradient.Name} through the normalisation";
}
