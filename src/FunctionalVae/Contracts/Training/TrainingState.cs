namespace FunctionalVae;

/// <summary>Everything that training carries from one step to the next.</summary>
/// <param name="Parameters">The weights that are trained.</param>
/// <param name="FirstMoment">The optimiser's running mean of the gradient, momentum in <see cref="Sgd"/>; zeros where it has none.</param>
/// <param name="SecondMoment">The optimiser's running mean of the squared gradient; zeros where it has none.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Key">The run's key, of which every step's noise is a child.</param>
/// <param name="Options">How to train.</param>
/// <param name="Objective">
/// The objective of the last step's batch, before its update, with the β that the step trained; null before the first.
/// </param>
/// <param name="Average">The averaged weights, at the start the initial ones; null if <see cref="TrainOptions.AverageDecay"/> is null.</param>
public sealed record TrainingState(
    ParameterVector Parameters,
    ParameterVector FirstMoment,
    ParameterVector SecondMoment,
    long Step,
    Key Key,
    TrainOptions Options,
    Objective? Objective,
    ParameterVector? Average = null
) : ITyped<TrainingState, TrainingState>
{
    /// <summary>The weights to evaluate, sample from and save: the averaged ones, if any, else those that are trained.</summary>
    public ParameterVector Evaluated => Average ?? Parameters;

    TrainingState ITyped<TrainingState, TrainingState>.Core => this;

    static TrainingState ITyped<TrainingState, TrainingState>.Wrap(TrainingState core) => core;
}
