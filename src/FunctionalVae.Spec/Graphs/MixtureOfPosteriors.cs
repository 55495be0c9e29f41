namespace FunctionalVae.Graphs;

/// <summary>A mixture of diagonal normals with equal weights, which the graph computes.</summary>
/// <param name="Posteriors">Means and log-variances of each, (m, p), [P, 2k].</param>
public sealed record MixtureOfPosteriors(GraphValue Posteriors) : NormalMixture
{
    /// <inheritdoc/>
    public override int Count => Posteriors.Rows;

    internal override string Suffix => "OfPosteriors";

    internal override string Text => $"1/{SpecText.Literal(Count)} Σ N({Posteriors.Name})";

    internal override string GradientText => Posteriors.ToString();

    internal override IReadOnlyList<Operand> Read => [new Operand.Read(Posteriors)];

    internal override IReadOnlyList<Operand> Gradient => [new Operand.Write(Posteriors)];

    internal override NormalMixture GradientIn(Cotangents cotangents) => new MixtureOfPosteriors(cotangents.To(Posteriors));
}
