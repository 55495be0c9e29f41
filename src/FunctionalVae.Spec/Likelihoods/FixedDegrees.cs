using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>Degrees of freedom that are not trained.</summary>
/// <param name="Degrees">ν of every dimension; more than 2. From about 30 on the density is nearly a normal.</param>
public sealed record FixedDegrees(double Degrees = 5) : DegreesOfFreedom
{
    /// <summary>The C# expression that makes these degrees.</summary>
    public override string ToString() => SpecText.New(nameof(FixedDegrees), (nameof(Degrees), Degrees));

    internal override void Check(string path, ProblemList problems) => RequireVariance($"{path}.{nameof(Degrees)}", Degrees, problems);

    internal override DensityNumber Excess(GraphBuilder builder, int width) => new(null, Degrees - Bound);
}
