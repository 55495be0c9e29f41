using FunctionalVae.Data;
using FunctionalVae.Probability;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>LinearVae with its defaults comes near the exact maximum of its likelihood on the digits that it is trained on.</summary>
public sealed class LinearVaeTests
{
    private const int Components = 10;

    [Fact]
    public void The_defaults_come_to_rest_near_the_maximum_of_the_likelihood()
    {
        var train = Digits.Load().Train;
        var images = LinearVae.Images.Of(train);
        var state = LinearVae.Train(LinearVae.Defaults with { Threads = 1 }, Dataset.Of(images)).State;
        var estimate = ObjectiveEstimator.Estimate(LinearVae.Model, state.Parameters.Core, images.Core, Key.FromSeed(1));
        // No bound is above the maximum, but for what the draws leave uncertain.
        Assert.InRange(Greatest(train) - estimate.Objective.Unweighted, -3 * estimate.StandardError!.Value, 0.1);
    }

    private static double Greatest(ExampleSet train)
    {
        var data = RealMatrix.FromRows(
            train
                .Values.ToArray()
                .Chunk(train.Values.Length / train.Count)
                .Select(row => RealVector.From(row.Select(value => (double)value)))
        );
        var best = ProbabilisticPca.MaximumLikelihood(Components, data).Marginal;
        return Enumerable.Range(0, data.Rows).Average(row => best.LogProbability(data.Row(row)).Nats);
    }
}
