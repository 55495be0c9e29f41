namespace FunctionalVae.Graphs;

/// <summary>The trained tensors of a mixture of K diagonal normals in k dimensions.</summary>
/// <param name="Logits">Whose softmax are the weights, [K].</param>
/// <param name="Means">mⱼ, [K·k], one component after the other.</param>
/// <param name="LogVariances">pⱼ, [K·k].</param>
public sealed record MixtureTensors(ParameterTensor Logits, ParameterTensor Means, ParameterTensor LogVariances) : NormalMixture
{
    /// <inheritdoc/>
    public override int Count => Logits.Count;

    internal override string Suffix => "";

    internal override string Text => $"Σ softmax({Logits.Name}) ∘ N({Means.Name}, exp({LogVariances.Name}))";

    internal override string GradientText => $"d {Logits.Name} : {Logits.Shape}, d {Means.Name}, d {LogVariances.Name} : {Means.Shape}";

    internal override IReadOnlyList<Operand> Read =>
        [new Operand.Vector(Logits), new Operand.Vector(Means), new Operand.Vector(LogVariances)];

    internal override IReadOnlyList<Operand> Gradient =>
        [new Operand.VectorGradient(Logits), new Operand.VectorGradient(Means), new Operand.VectorGradient(LogVariances)];

    internal override NormalMixture GradientIn(Cotangents cotangents)
    {
        cotangents.RequireOnly(Logits);
        cotangents.RequireOnly(Means);
        cotangents.RequireOnly(LogVariances);
        return this;
    }
}
