using FunctionalVae.Interpreter;

namespace FunctionalVae.Tests.Model;

/// <summary>What no model can do is refused in words, before a kernel or the run time stumbles over it.</summary>
public sealed class ModelMisuseTests
{
    private static readonly InterpretedModel Model = InterpretedModel.Of(
        new(
            new Image(2, 2),
            [new Flatten(), new Dense(3, Activation.Tanh)],
            new DiagonalNormalLatent(2),
            [new Dense(3, Activation.Tanh)],
            new GreyCrossEntropy()
        )
    );

    [Theory]
    [InlineData(3, 2, 2)]
    [InlineData(2, 3, 2)]
    [InlineData(2, 2, 3)]
    public void A_posterior_whose_parts_do_not_fit_is_refused(int means, int logVariances, int width)
    {
        var posterior = new PosteriorBatch(new(new float[means * 2], 2), new(new float[logVariances * width], width));
        Assert.Throws<ArgumentException>(() => Model.Draw(posterior, Model.NoiseFrom(Key.FromSeed(1), means)));
    }

    [Fact]
    public void More_values_than_an_array_holds_are_refused_in_words()
    {
        var problem = Assert.Throws<ArgumentException>(() => Model.NoiseFrom(Key.FromSeed(1), int.MaxValue));
        Assert.Contains("2147483647 noise vectors", problem.Message);
        problem = Assert.Throws<ArgumentException>(() =>
            Model.SampleMeans(Model.Initialize(Key.FromSeed(1)), int.MaxValue, Key.FromSeed(1))
        );
        Assert.Contains("2147483647 noise vectors", problem.Message);
    }

    [Fact]
    public void A_batch_too_large_for_the_training_memory_is_refused_in_words()
    {
        var layout = Model.Layout with { TrainingWidth = 2000 };
        var problem = Assert.Throws<ArgumentException>(() => ManagedMemory.ForTraining(layout, new(layout.Tensors), 2_000_000, [], []));
        Assert.Contains("2000000 examples", problem.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_data_set_that_gives_other_than_it_was_asked_for_is_refused(int surplus)
    {
        var data = new UnevenDataset(Model.ExamplesFrom(new float[8 * 4]), surplus);
        var problem = Assert.Throws<ArgumentException>(() => Model.Train(new(Epochs: 1, BatchSize: 4), data));
        Assert.Contains($"asked for 4 examples and gave {4 + surplus}", problem.Message);
    }

    private sealed class UnevenDataset(Batch images, int surplus) : IDataset<Batch>
    {
        public int Count => images.Count;

        public Batch Take(IReadOnlyList<int> examples) => images.Take([.. Enumerable.Range(0, examples.Count + surplus)]);
    }
}
