namespace FunctionalVae.Graphs;

/// <summary>output = input · weight + bias, from [B, n] to [B, m].</summary>
public sealed record Affine(GraphValue Input, ParameterTensor Weight, ParameterTensor Bias, GraphValue Output) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("AffineKernel.Forward", Read(Input), OfWeight(Weight), OfVector(Bias), Write(Output));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = {Input.Name} · {Weight.Name} + {Bias.Name}";

    /// <summary>The weight's n·m values, for each row of the example.</summary>
    public override long MultiplyAdds => (long)Output.Rows * Weight.Count;

    internal override void Differentiate(Cotangents cotangents)
    {
        var gradient = cotangents.Of(Output);
        // The weight's gradient last: a training step may change the weight as soon as that is known.
        if (cotangents.Wants(Input))
        {
            cotangents.Run(new AffineInputGradient(gradient, Weight, cotangents.To(Input)));
        }

        cotangents.Run(new AffineParameterGradient(Input, gradient, Weight, Bias, cotangents.Next(Weight)));
    }
}

/// <summary>d weight = inputᵀ · d output, d bias = Σ over the batch of d output.</summary>
public sealed record AffineParameterGradient(
    GraphValue Input,
    GraphValue OutputGradient,
    ParameterTensor Weight,
    ParameterTensor Bias,
    Contribution Contribution
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            Contribution switch
            {
                Contribution.Only => "AffineKernel.ParameterGradient",
                Contribution.First => "AffineKernel.FirstParameterGradient",
                _ => "AffineKernel.NextParameterGradient",
            },
            Read(Input),
            Read(OutputGradient),
            OfWeightGradient(Weight),
            OfVectorGradient(Bias)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"d {Weight.Name} : {Weight.Shape} {Sign} {Input.Name}ᵀ · {OutputGradient.Name}; d {Bias.Name} : {Bias.Shape} {Sign} Σ {OutputGradient.Name}";

    /// <summary>The weight's n·m values, for each row of the example.</summary>
    public override long MultiplyAdds => (long)OutputGradient.Rows * Weight.Count;

    private string Sign => Contribution == Contribution.Next ? "+=" : "=";
}

/// <summary>d input = d output · weightᵀ.</summary>
public sealed record AffineInputGradient(GraphValue OutputGradient, ParameterTensor Weight, GraphValue InputGradient) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("AffineKernel.InputGradient", Read(OutputGradient), OfWeight(Weight), Write(InputGradient));

    /// <inheritdoc/>
    public override string Comment => $"{InputGradient} = {OutputGradient.Name} · {Weight.Name}ᵀ";

    /// <summary>The weight's n·m values, for each row of the example.</summary>
    public override long MultiplyAdds => (long)OutputGradient.Rows * Weight.Count;
}
