namespace FunctionalVae.Graphs;

/// <summary>output = input once for each draw, from [B, n] to [B, K, n].</summary>
public sealed record RepeatDraws(GraphValue Input, GraphValue Output) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("DrawsKernel.Repeat", Read(Input), Write(Output));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = {Input.Name} for each draw";

    internal override void Differentiate(Cotangents cotangents)
    {
        if (cotangents.Wants(Input))
        {
            cotangents.Run(new RepeatDrawsGradient(cotangents.Of(Output), cotangents.To(Input)));
        }
    }
}

/// <summary>d input = Σ over the draws of d output.</summary>
public sealed record RepeatDrawsGradient(GraphValue OutputGradient, GraphValue InputGradient) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("DrawsKernel.Sum", Read(OutputGradient), Write(InputGradient));

    /// <inheritdoc/>
    public override string Comment => $"{InputGradient} = Σ over the draws of {OutputGradient.Name}";
}

/// <summary>
/// weights = K·softmax over an example's draws of (reconstruction − β·KL), [B, K, 1]. From then on the terms of the first draw are the
/// example's: KL = Σ w̃ₖ log(q/p)(zₖ), and reconstruction that from which it is subtracted, β times, to
/// give the bound log (1/K) Σ wₖ (Burda et al. 2016).
/// </summary>
public sealed record WeighDraws(GraphValue Score, GraphValue Kl, GraphValue Weights, double Beta) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("DrawsKernel.Weigh", Write(Weights), Number("beta", Beta), Term(Score), Term(Kl));

    /// <inheritdoc/>
    public override string Comment =>
        $"{Weights} = K · softmax({Score.Name} − β · {Kl.Name}); {Score.Name} and {Kl.Name} of each example, whose difference is log (1/K) Σ w";

    // The weights are not differentiated: the gradient is Σ w̃ ∇ log w.
    internal override void Differentiate(Cotangents cotangents) { }
}

/// <summary>output = input ∘ weights, the weight of each row for all its values.</summary>
public sealed record WeighRows(GraphValue Input, GraphValue Weights, GraphValue Output) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("DrawsKernel.WeighRows", Read(Input), Read(Weights), Write(Output));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = {Weights.Name} ∘ {Input.Name}";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;
}

/// <summary>
/// output = input ∘ (1 − β + β·w̃), the weight w̃ of each row for all its values: gradients of draws that are weighed by w̃ become those of doubly
/// reparameterised draws, w̃² at β = 1 (Tucker et al. 2018). What the score of q^β in the weights adds is −β·w̃(1 − w̃) of the same derivative.
/// </summary>
public sealed record WeighRowsAgain(GraphValue Input, GraphValue Weights, GraphValue Output, double Beta) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("DrawsKernel.WeighRowsAgain", Read(Input), Read(Weights), Write(Output), Number("beta", Beta));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = (1 − β + β · {Weights.Name}/K) ∘ {Input.Name}: weighed once more";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;
}
