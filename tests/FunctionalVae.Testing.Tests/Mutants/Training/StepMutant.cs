namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>A model whose step is wrong, and whose Train is the fold of it: what looks at the two alone sees nothing.</summary>
internal sealed class StepMutant(IVaeModel inner, Func<TrainingState, Batch, TrainingState> step) : WrappedModel(inner)
{
    public override TrainingState Step(TrainingState state, Batch batch) => step(state, batch);

    public override TrainingRun<TrainingState> Train(
        TrainOptions options,
        IDataset<Batch> data,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    ) => Folded(options, data);

    /// <summary>The step of another model with the same tensors, told with the objective that the right step tells.</summary>
    public static StepMutant Of(IVaeModel right, IVaeModel wrong) =>
        new(
            right,
            (state, batch) =>
            {
                var own = state with
                {
                    Parameters = Of(wrong, state.Parameters),
                    Average = state.Average is null ? null : Of(wrong, state.Average),
                };
                var next = wrong.Step(own, batch);
                return next with
                {
                    Parameters = Of(right, next.Parameters),
                    FirstMoment = Of(right, next.FirstMoment),
                    SecondMoment = Of(right, next.SecondMoment),
                    Average = next.Average is null ? null : Of(right, next.Average),
                    Objective = right.Step(state, batch).Objective,
                };
            }
        );

    private static ParameterVector Of(IVaeModel model, ParameterVector values) => model.ParametersFrom(values.Values.ToArray());
}
