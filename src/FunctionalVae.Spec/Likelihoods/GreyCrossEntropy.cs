namespace FunctionalVae;

/// <summary>
/// The cross-entropy of grey values in [0, 1] against decoded logits, −Σ [max(l, 0) − l·x + log1p(e^−|l|)]:
/// what most tutorials train. It is not a log-likelihood (its optimum is the entropy of the grey values, not 0),
/// so models that use it report an objective and never an evidence lower bound.
/// </summary>
public sealed record GreyCrossEntropy : Reconstruction
{
    /// <summary>The C# expression that makes this term.</summary>
    public override string ToString() => SpecText.New(nameof(GreyCrossEntropy));
}
