namespace FunctionalVae.Graphs;

/// <summary>draw = head: a latent without noise.</summary>
public sealed record CopyHead(GraphValue Head, GraphValue Draw) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("DeterministicKernel.Copy", Read(Head), Write(Draw));

    /// <inheritdoc/>
    public override string Comment => $"{Draw} = {Head.Name}";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;

    internal override void Differentiate(Cotangents cotangents) => cotangents.Pass(cotangents.Of(Draw), Head);
}

/// <summary>The Kullback–Leibler term of an example where there is none: of a latent without a prior, and of a divergence of whole batches. 0.</summary>
/// <param name="Head">The head.</param>
/// <param name="Kl">The term.</param>
/// <param name="Why">Why there is none.</param>
public sealed record NoKl(GraphValue Head, GraphValue Kl, string Why) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.WithMemory("DeterministicKernel.NoKl", Read(Head), Term(Kl));

    /// <inheritdoc/>
    public override string Comment => $"{Kl} = 0, as {Why}";

    internal override void Differentiate(Cotangents cotangents) { }
}
