using FunctionalVae.Checkpoints;
using FunctionalVae.Data;
using FunctionalVae.Interpreter;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>A compiled model that binarises in another way than its specification says.</summary>
public sealed class OtherBinarizationTests
{
    private static readonly TrainOptions Options = new(Epochs: 2, BatchSize: 32, LearningRate: 2e-3, Seed: 7, Threads: 1);

    [Theory]
    [InlineData(Binarization.Once)]
    [InlineData(Binarization.Threshold)]
    public void It_trains_as_the_specification_with_that_binarization_does(Binarization binarization)
    {
        var model = TinyVae.Model.WithBinarization(binarization);
        var declared = InterpretedModel.Of(TinyVae.Spec with { Input = TinyVae.Spec.Input with { Binarization = binarization } });
        var data = Dataset.Of(model.ExamplesFrom(Digits.Load().Train.Values.ToArray().Take(70 * 64)));
        var (found, expected) = (model.Train(Options, data).State, declared.Train(Options, data).State);
        Assert.All(
            expected.Parameters.Values.ToArray().Zip(found.Parameters.Values.ToArray()),
            pair => Assert.Equal(pair.First, pair.Second, 1e-4)
        );
        SameState.Check(
            found,
            Enumerable
                .Range(0, Options.Epochs)
                .SelectMany(epoch => model.Batches(Options, data, epoch))
                .Aggregate(model.Start(Options, Key.FromSeed(Options.Seed)), model.Step)
        );
    }

    [Fact]
    public void The_model_itself_and_its_checkpoints_stay_what_they_are()
    {
        var model = TinyVae.Model.WithBinarization(Binarization.Threshold);
        Assert.Equal((Binarization.Threshold, Binarization.Dynamic), (model.Binarization, TinyVae.Model.Binarization));
        Assert.Same(TinyVae.Spec, model.Spec);
        Assert.Same(model, model.WithBinarization(Binarization.Threshold));
        using var folder = new TemporaryFolder();
        var parameters = TinyVae.Model.Initialize(Key.FromSeed(1));
        Checkpoint.Save(TinyVae.Model, parameters, folder.File("a"));
        Checkpoint.Save(model, parameters, folder.File("b"));
        Assert.Equal(File.ReadAllBytes(folder.File("a")), File.ReadAllBytes(folder.File("b")));
    }

    [Fact]
    public void What_the_likelihood_cannot_model_is_refused()
    {
        var none = Assert.Throws<ArgumentException>(() => TinyVae.Model.WithBinarization(Binarization.None));
        Assert.Contains("TinyVae cannot take Binarization.None: BernoulliLikelihood models binary values", none.Message);
        var grey = Assert.Throws<ArgumentException>(() => DigitsVae.Model.WithBinarization(Binarization.Once));
        Assert.Contains("GreyCrossEntropy is for grey values", grey.Message);
    }
}
