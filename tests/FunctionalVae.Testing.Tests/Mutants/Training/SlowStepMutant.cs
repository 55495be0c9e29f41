namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>A step with a learning rate that is a little smaller than training's.</summary>
internal sealed class SlowStepMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override TrainingState Step(TrainingState state, Batch batch)
    {
        var slow = state.Options with { LearningRate = state.Options.LearningRate * 0.999 };
        return base.Step(state with { Options = slow }, batch) with { Options = state.Options };
    }
}
