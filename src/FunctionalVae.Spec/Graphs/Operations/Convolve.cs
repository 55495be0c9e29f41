namespace FunctionalVae.Graphs;

/// <summary>
/// output = input ∗ weight + bias, from [B, height, width, channels] to [B, rows, columns, outputs]: at each place of the window the patch
/// under it, as a row, times the weight [kernel, kernel, channels, outputs], whose rows are the patch's values. The kernel is not flipped, as in
/// PyTorch.
/// </summary>
public sealed record Convolve(GraphValue Input, ParameterTensor Weight, ParameterTensor Bias, GraphValue Output, Window Window) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "ConvolutionKernel.Forward",
            Read(Input),
            OfWeight(Weight),
            OfVector(Bias),
            Write(Output),
            new Operand.Place(Window)
        );

    /// <inheritdoc/>
    public override string Comment => $"{Output} = {Input.Name} ∗ {Weight.Name} + {Bias.Name}, {Window}";

    /// <summary>The weight's values at every place, for each row of the example.</summary>
    public override long MultiplyAdds => Output.Rows * MultiplyAddsOf(Weight, Window);

    internal override void Differentiate(Cotangents cotangents)
    {
        var gradient = cotangents.Of(Output);
        // The weight's gradient last: a training step may change the weight as soon as that is known.
        if (cotangents.Wants(Input))
        {
            cotangents.Run(new ConvolveInputGradient(gradient, Weight, cotangents.To(Input), Window));
        }

        cotangents.Run(new ConvolveParameterGradient(Input, gradient, Weight, Bias, Window, cotangents.Next(Weight)));
    }

    internal static long MultiplyAddsOf(ParameterTensor weight, Window window) => (long)weight.Count * window.Rows * window.Columns;
}

/// <summary>d weight = Σ over the batch and the places of patchᵀ · d output, d bias = Σ of d output.</summary>
public sealed record ConvolveParameterGradient(
    GraphValue Input,
    GraphValue OutputGradient,
    ParameterTensor Weight,
    ParameterTensor Bias,
    Window Window,
    Contribution Contribution
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            Contribution switch
            {
                Contribution.Only => "ConvolutionKernel.ParameterGradient",
                Contribution.First => "ConvolutionKernel.FirstParameterGradient",
                _ => "ConvolutionKernel.NextParameterGradient",
            },
            Read(Input),
            Read(OutputGradient),
            OfWeightGradient(Weight),
            OfVectorGradient(Bias),
            new Operand.Place(Window)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"d {Weight.Name} : {Weight.Shape} {Sign} patches({Input.Name})ᵀ · {OutputGradient.Name}; d {Bias.Name} : {Bias.Shape} {Sign} Σ {OutputGradient.Name}";

    /// <summary>The weight's values at every place, for each row of the example.</summary>
    public override long MultiplyAdds => OutputGradient.Rows * Convolve.MultiplyAddsOf(Weight, Window);

    private string Sign => Contribution == Contribution.Next ? "+=" : "=";
}

/// <summary>d input = what each place gives to the pixels under its kernel, d output · weightᵀ, added up.</summary>
public sealed record ConvolveInputGradient(GraphValue OutputGradient, ParameterTensor Weight, GraphValue InputGradient, Window Window)
    : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "ConvolutionKernel.InputGradient",
            Read(OutputGradient),
            OfWeight(Weight),
            Write(InputGradient),
            new Operand.Place(Window)
        );

    /// <inheritdoc/>
    public override string Comment => $"{InputGradient} = Σ over places of {OutputGradient.Name} · {Weight.Name}ᵀ";

    /// <summary>The weight's values at every place, for each row of the example.</summary>
    public override long MultiplyAdds => OutputGradient.Rows * Convolve.MultiplyAddsOf(Weight, Window);
}
