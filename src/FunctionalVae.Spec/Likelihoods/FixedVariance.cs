using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>A variance that is not trained.</summary>
/// <param name="Variance">σ² of every dimension; positive.</param>
public sealed record FixedVariance(double Variance = 1.0) : OutputVariance
{
    /// <summary>The C# expression that makes this variance.</summary>
    public override string ToString() => SpecText.New(nameof(FixedVariance), (nameof(Variance), Variance));

    internal override void Check(string path, ProblemList problems) => problems.RequirePositive(path + "." + nameof(Variance), Variance);

    internal override DensityNumber In(GraphBuilder builder, int width) => new(null, Variance);
}
