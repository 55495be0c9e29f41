namespace FunctionalVae.Graphs;

/// <summary>
/// KL + λ·TC of the whole batch, the latter the same number for each example: TC = mean of log q(z) − Σⱼ log q(zⱼ) over the draws z, with the batch's posteriors
/// for the aggregate one. It comes with its gradients by draws and heads.
/// </summary>
/// <param name="Before">The Kullback–Leibler term of each example.</param>
/// <param name="Head">(μ, ℓ), [B, 2k].</param>
/// <param name="Draw">z, [B, k].</param>
/// <param name="DrawGradient">λ·∂TC/∂z, [B, k].</param>
/// <param name="HeadGradient">λ·∂TC/∂(μ, ℓ), [B, 2k].</param>
/// <param name="Weight">λ.</param>
/// <param name="Kl">The sum.</param>
public sealed record TotalCorrelationTerm(
    GraphValue Before,
    GraphValue Head,
    GraphValue Draw,
    GraphValue DrawGradient,
    GraphValue HeadGradient,
    double Weight,
    GraphValue Kl
) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            "TotalCorrelationKernel.Run",
            Read(Head),
            Read(Draw),
            Write(DrawGradient),
            Write(HeadGradient),
            ReadTerm(Before),
            Number("weight", Weight),
            Term(Kl)
        );

    /// <inheritdoc/>
    public override string Comment =>
        $"{Kl} = {Before.Name} {(Weight < 0 ? "−" : "+")} {SpecText.Literal(Math.Abs(Weight)).TrimEnd('d')} · (mean of log q(z) − Σ log q(zⱼ)), q(z) = mean of the batch's q(z|x), of the whole batch; {DrawGradient}, {HeadGradient} = its gradients";

    // The way back through what the operation computes beside its term.
    internal override void Differentiate(Cotangents cotangents)
    {
        cotangents.PassTerm(Kl, Before);
        cotangents.Run(new AggregateGradient(DrawGradient, cotangents.To(Draw), cotangents.WeightOf(Kl)));
        cotangents.Run(new AggregateGradient(HeadGradient, cotangents.To(Head), cotangents.WeightOf(Kl)));
    }
}
