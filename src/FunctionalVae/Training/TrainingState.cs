namespace FunctionalVae;

/// <summary>Everything that training carries from one step to the next.</summary>
/// <param name="Parameters">The weights.</param>
/// <param name="FirstMoment">Adam's running mean of the gradient.</param>
/// <param name="SecondMoment">Adam's running mean of the squared gradient.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Key">The run's key, of which every step's noise is a child.</param>
/// <param name="Options">How to train.</param>
/// <param name="Objective">The objective of the last step's batch, before its update; null before the first.</param>
public sealed record TrainingState(
    ParameterVector Parameters,
    ParameterVector FirstMoment,
    ParameterVector SecondMoment,
    long Step,
    Key Key,
    TrainOptions Options,
    Objective? Objective
) : ITyped<TrainingState, TrainingState>
{
    TrainingState ITyped<TrainingState, TrainingState>.Core => this;

    static TrainingState ITyped<TrainingState, TrainingState>.Wrap(TrainingState core) => core;
}
