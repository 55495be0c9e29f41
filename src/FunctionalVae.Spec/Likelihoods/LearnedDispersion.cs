using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A trained dispersion α = floor + e^s, one for all dimensions or one for each; s is a parameter that starts at ln(initial) and does not
/// depend on z. Counts that are not more spread than Poisson's take α to the floor.
/// </summary>
/// <param name="PerDimension">Whether each dimension has a dispersion of its own.</param>
/// <param name="Floor">The least dispersion, from 1e-6 to 1e6.</param>
/// <param name="Initial">What the dispersion starts at, over the floor; from 1e-6 to 1e6.</param>
public sealed record LearnedDispersion(bool PerDimension = false, double Floor = 1e-4, double Initial = 1) : OutputDispersion
{
    /// <summary>The C# expression that makes this dispersion.</summary>
    public override string ToString() =>
        SpecText.New(nameof(LearnedDispersion), (nameof(PerDimension), PerDimension), (nameof(Floor), Floor), (nameof(Initial), Initial));

    internal override void Check(string path, ProblemList problems)
    {
        RequireWithin(path + "." + nameof(Floor), Floor, problems);
        RequireWithin(path + "." + nameof(Initial), Initial, problems);
    }

    internal override DensityNumber In(GraphBuilder builder, int width) =>
        DensityNumber.Trained(builder, LogDispersion, PerDimension ? width : 1, Initial, Floor);
}
