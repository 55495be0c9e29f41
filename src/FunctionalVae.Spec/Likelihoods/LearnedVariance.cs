using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A trained variance σ² = floor + e^s, one for all dimensions or one for each; s is a parameter that starts at ln(initial) and does not
/// depend on z.
/// Without the floor a perfectly reconstructed dimension would drive the likelihood to infinity.
/// </summary>
/// <param name="PerDimension">Whether each dimension has a variance of its own.</param>
/// <param name="Floor">The least variance; positive.</param>
/// <param name="Initial">
/// What the variance starts at, over the floor; positive. Training moves s by about the learning rate a step, so from 1 it takes long to come
/// to the variance of values that are much smaller or larger: state that one.
/// </param>
public sealed record LearnedVariance(bool PerDimension = false, double Floor = 1e-4, double Initial = 1) : OutputVariance
{
    /// <summary>The C# expression that makes this variance; without the initial value where that is 1, as it was before there was a choice.</summary>
    public override string ToString() =>
        Initial == 1
            ? SpecText.New(nameof(LearnedVariance), (nameof(PerDimension), PerDimension), (nameof(Floor), Floor))
            : SpecText.New(
                nameof(LearnedVariance),
                (nameof(PerDimension), PerDimension),
                (nameof(Floor), Floor),
                (nameof(Initial), Initial)
            );

    internal override void Check(string path, ProblemList problems)
    {
        problems.RequirePositive(path + "." + nameof(Floor), Floor);
        problems.RequirePositive(path + "." + nameof(Initial), Initial);
    }

    internal override DensityNumber In(GraphBuilder builder, int width) =>
        DensityNumber.Trained(builder, Reconstruction.LogScale, PerDimension ? width : 1, Initial, Floor);
}
