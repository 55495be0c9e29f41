using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>A dispersion that is not trained.</summary>
/// <param name="Dispersion">α of every dimension, from 1e-6 to 1e6.</param>
public sealed record FixedDispersion(double Dispersion = 1.0) : OutputDispersion
{
    /// <summary>The C# expression that makes this dispersion.</summary>
    public override string ToString() => SpecText.New(nameof(FixedDispersion), (nameof(Dispersion), Dispersion));

    internal override void Check(string path, ProblemList problems) => RequireWithin(path + "." + nameof(Dispersion), Dispersion, problems);

    internal override DensityNumber In(GraphBuilder builder, int width) => new(null, Dispersion);
}
