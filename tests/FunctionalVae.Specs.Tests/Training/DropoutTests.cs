using FunctionalVae.Data;
using FunctionalVae.Interpreter;

namespace FunctionalVae.Specs.Tests;

/// <summary>Dropout: masks by key while training, nothing anywhere else.</summary>
public sealed class DropoutTests
{
    private static readonly VaeSpec Without = new(
        new Image(8, 8),
        [new Flatten(), new Dense(16, Activation.Tanh)],
        new DiagonalNormalLatent(2),
        [new Dense(16, Activation.Tanh)],
        new GreyCrossEntropy()
    );

    private static readonly VaeSpec With = Without with { Encoder = [new Flatten(), new Dense(16, Activation.Tanh), new Dropout(0.4)] };
    private static readonly TrainOptions Options = new(Epochs: 2, BatchSize: 20, LearningRate: 1e-2, Seed: 3);

    [Fact]
    public void Outside_training_dropout_does_nothing()
    {
        var one = InterpretedModel.Of(Without);
        var other = InterpretedModel.Of(With);
        var parameters = one.Initialize(Key.FromSeed(1));
        var images = ExampleBatch.Of(one, Digits.Load().Test);
        var noise = one.NoiseFrom(Key.FromSeed(2), images.Count);
        Assert.Equal(one.Evaluate(parameters, images, noise), other.Evaluate(parameters, images, noise));
    }

    [Fact]
    public void Training_drops_and_is_still_the_fold_of_its_step()
    {
        var model = InterpretedModel.Of(With);
        var data = Dataset.Of(model.ExamplesFrom(Digits.Load().Train.Values.ToArray().Take(50 * 64)));
        var state = model.Start(Options, Key.FromSeed(Options.Seed));
        foreach (var batch in Enumerable.Range(0, Options.Epochs).SelectMany(epoch => model.Batches(Options, data, epoch)))
        {
            state = model.Step(state, batch);
        }

        var trained = model.Train(Options, data).State;
        Assert.Equal(state.Parameters.Values.ToArray(), trained.Parameters.Values.ToArray());
        var without = InterpretedModel.Of(Without).Train(Options, data).State;
        Assert.NotEqual(without.Parameters.Values.ToArray(), trained.Parameters.Values.ToArray());
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Masks_have_the_rate_and_mean_one(double rate)
    {
        var mask = new float[100_000];
        DropoutMask.Write(StepKeys.At(Key.FromSeed(1), 5).Mask(0), 7, rate, mask);
        // Five standard errors of a binomial share.
        var error = 5 * Math.Sqrt(rate * (1 - rate) / mask.Length);
        Assert.Equal(rate, (double)mask.Count(value => value == 0) / mask.Length, error);
        Assert.Equal(1, mask.Average(value => (double)value), error / (1 - rate));
    }
}
