namespace FunctionalVae.Diff;

/// <summary>The tensors of a <see cref="TrainingState"/>.</summary>
/// <param name="Parameters">The weights that are trained.</param>
/// <param name="FirstMoment">The optimiser's first moment, or momentum.</param>
/// <param name="SecondMoment">Its second moment.</param>
/// <param name="Average">The averaged weights, if any.</param>
internal sealed record DiffState(DiffWeights Parameters, DiffWeights FirstMoment, DiffWeights SecondMoment, DiffWeights? Average)
{
    /// <summary>The tensors of <paramref name="state"/>.</summary>
    public static DiffState Of(TrainingState state, DiffPlace place) =>
        new(
            DiffWeights.Of(state.Parameters, place),
            DiffWeights.Of(state.FirstMoment, place),
            DiffWeights.Of(state.SecondMoment, place),
            state.Average is { } average ? DiffWeights.Of(average, place) : null
        );

    /// <summary><paramref name="start"/> with these values.</summary>
    public TrainingState Over(TrainingState start) =>
        start with
        {
            Parameters = Parameters.ToParameters(),
            FirstMoment = FirstMoment.ToParameters(),
            SecondMoment = SecondMoment.ToParameters(),
            Average = Average?.ToParameters(),
        };
}
