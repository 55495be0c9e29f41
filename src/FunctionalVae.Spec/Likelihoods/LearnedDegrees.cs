using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// Trained degrees of freedom ν = floor + e^s, one for all dimensions or one for each; s is a parameter that starts at ln(initial − floor) and
/// does not depend on z.
/// </summary>
/// <param name="PerDimension">Whether each dimension has degrees of its own.</param>
/// <param name="Floor">The least degrees; more than 2.</param>
/// <param name="Initial">The degrees at the start; more than the floor.</param>
public sealed record LearnedDegrees(bool PerDimension = false, double Floor = 2.1, double Initial = 5) : DegreesOfFreedom
{
    /// <summary>The name of the tensor.</summary>
    internal const string Log = "log_degrees";

    /// <summary>The C# expression that makes these degrees.</summary>
    public override string ToString() =>
        SpecText.New(nameof(LearnedDegrees), (nameof(PerDimension), PerDimension), (nameof(Floor), Floor), (nameof(Initial), Initial));

    internal override void Check(string path, ProblemList problems)
    {
        RequireVariance($"{path}.{nameof(Floor)}", Floor, problems);
        Require($"{path}.{nameof(Initial)}", Initial, Floor, "the floor", problems);
    }

    internal override DensityNumber Excess(GraphBuilder builder, int width) =>
        DensityNumber.Trained(builder, Log, PerDimension ? width : 1, Initial - Floor, Floor - Bound);
}
