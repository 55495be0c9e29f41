namespace FunctionalVae.Graphs;

/// <summary>A mixture of diagonal normals in k dimensions, as an operation reads it and gives it gradients.</summary>
public abstract record NormalMixture
{
    private protected NormalMixture() { }

    /// <summary>The number of normals.</summary>
    public abstract int Count { get; }

    /// <summary>What the names of the kernels end with that read it.</summary>
    internal abstract string Suffix { get; }

    /// <summary>The mixture as mathematics: <c>Σ softmax(prior.logits) ∘ N(…)</c>.</summary>
    internal abstract string Text { get; }

    /// <summary>It as the gradient of another, with shapes.</summary>
    internal abstract string GradientText { get; }

    /// <summary>The operands of a kernel that reads it.</summary>
    internal abstract IReadOnlyList<Operand> Read { get; }

    /// <summary>The operands of a kernel that computes it, where it is the gradient of another.</summary>
    internal abstract IReadOnlyList<Operand> Gradient { get; }

    /// <summary>Where its gradient goes, of which the operation that reads it computes a contribution.</summary>
    internal abstract NormalMixture GradientIn(Cotangents cotangents);
}
