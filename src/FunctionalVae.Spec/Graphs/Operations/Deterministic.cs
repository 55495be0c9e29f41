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

/// <summary>The Kullback–Leibler term of a latent without a prior: 0 for each example.</summary>
public sealed record NoKl(GraphValue Head, GraphValue Kl) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.WithMemory("DeterministicKernel.NoKl", Read(Head), Term(Kl));

    /// <inheritdoc/>
    public override string Comment => $"{Kl} = 0, as there is no prior";

    internal override void Differentiate(Cotangents cotangents) { }
}
