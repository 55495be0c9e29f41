using FunctionalVae.Data;
using FunctionalVae.Zoo;

namespace FunctionalVae.Torch.Tests;

/// <summary>A value that is not finite stops a session of TorchSharp as it stops every other: with its step, its kind, its tensor and layer.</summary>
public sealed class DivergenceTests
{
    private static readonly TrainOptions Options = new(Epochs: 2, BatchSize: 10, Seed: 7, Threads: 1);

    private static readonly float[] Values = [.. Digits.Load().Test.Values.ToArray().Take(20 * 64)];

    private static IVaeModel Model => TorchZoo.Torch(nameof(DigitsVae));

    [Fact]
    public void Weights_that_are_not_finite_are_named()
    {
        var problem = Diverged(state => state with { Parameters = With(state.Parameters, "encoder.1.bias", float.NaN) });
        AssertIs(problem, 1, DivergenceKind.Weight, "encoder.1.bias", "encoder.1: Dense");
    }

    [Fact]
    public void A_gradient_of_an_earlier_step_is_told_from_a_long_step()
    {
        var problem = Diverged(state => state with { FirstMoment = With(state.FirstMoment, "posterior.bias", float.NegativeInfinity) });
        AssertIs(problem, 2, DivergenceKind.Gradient, "posterior.bias", "posterior: DiagonalNormalLatent");
    }

    [Fact]
    public void A_second_moment_is_called_by_its_name()
    {
        var problem = Diverged(state => state with { SecondMoment = With(state.SecondMoment, "likelihood.bias", float.PositiveInfinity) });
        AssertIs(problem, 2, DivergenceKind.SecondMoment, "likelihood.bias", "likelihood: GreyCrossEntropy");
    }

    [Fact]
    public void An_objective_of_finite_weights_names_the_gradient()
    {
        var model = Model;
        var huge = new float[model.Layout.ParameterCount];
        Array.Fill(huge, 1e30f);
        var problem = Diverged(state => state with { Parameters = ParameterVector.FromValues(model.Layout, huge) });
        Assert.Equal((1, DivergenceKind.Objective), (problem.Step, problem.Kind));
    }

    [Fact]
    public void A_value_of_the_data_is_named()
    {
        float[] values = [.. Values];
        values[(7 * 64) + 5] = float.PositiveInfinity;
        var problem = Assert.Throws<TrainingDivergedException>(() =>
            Model.Train(Options with { BatchSize = 1 }, new OwnDataset(Batch.FromValues(64, values)))
        );
        Assert.Equal(DivergenceKind.Data, problem.Kind);
        Assert.Contains("Example 7 of the data, value 5 is Infinity", problem.Message, StringComparison.Ordinal);
    }

    private static TrainingDivergedException Diverged(Func<TrainingState, TrainingState> broken)
    {
        var model = Model;
        var start = TrainingPoint.Before(broken(model.Start(Options, Key.FromSeed(1))));
        return Assert.Throws<TrainingDivergedException>(() => model.TrainFrom(start, Dataset.Of(model.ExamplesFrom(Values))));
    }

    private static void AssertIs(TrainingDivergedException problem, long step, DivergenceKind kind, string tensor, string layer) =>
        Assert.Equal((step, kind, tensor, layer), (problem.Step, problem.Kind, problem.Tensor, problem.Layer));

    private static ParameterVector With(ParameterVector vector, string tensor, float value)
    {
        var values = vector.Values.ToArray();
        values[vector.Layout.Tensors.Single(one => one.Name == tensor).Offset] = value;
        return ParameterVector.FromValues(vector.Layout, values);
    }
}
