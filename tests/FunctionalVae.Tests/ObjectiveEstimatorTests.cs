using FunctionalVae.Interpreter;

namespace FunctionalVae.Tests;

public class ObjectiveEstimatorTests
{
    private static readonly Key Root = Key.FromSeed(11);

    // More than one chunk, and a last one that is short.
    private const int Count = 700;

    [Fact]
    public void The_result_has_the_same_bits_at_any_thread_count()
    {
        var (model, parameters, images) = Setup(new GreyCrossEntropy(), Binarization.None);
        var one = ObjectiveEstimator.Average(model, parameters, images, Root, draws: 5, threads: 1);
        Assert.Equal(one, ObjectiveEstimator.Average(model, parameters, images, Root, draws: 5, threads: 3));
        Assert.Equal(one, ObjectiveEstimator.Average(model, parameters, images, Root, draws: 5));
        Assert.NotEqual(one, ObjectiveEstimator.Average(model, parameters, images, Root.Child(0), draws: 5));
    }

    [Fact]
    public void Each_image_counts_once_for_each_draw()
    {
        var (model, parameters, images) = Setup(new GreyCrossEntropy(), Binarization.None);
        var estimate = ObjectiveEstimator.Average(model, parameters, images, Root, draws: 64);
        // KL is exact for every draw, so the average over draws leaves only the average over images.
        var direct = model.Evaluate(parameters, images, model.NoiseFrom(Root, Count));
        Assert.Equal(direct.Kl, estimate.Kl, 1e-12);
        Assert.Equal(direct.Reconstruction, estimate.Reconstruction, 0.02 * Math.Abs(direct.Reconstruction));
    }

    [Fact]
    public void Draws_use_noise_of_their_own()
    {
        var (model, parameters, images) = Setup(new GreyCrossEntropy(), Binarization.None);
        Assert.NotEqual(
            ObjectiveEstimator.Average(model, parameters, images, Root, draws: 1).Reconstruction,
            ObjectiveEstimator.Average(model, parameters, images, Root, draws: 2).Reconstruction
        );
    }

    [Theory]
    [InlineData(Binarization.Once, true)]
    [InlineData(Binarization.Threshold, true)]
    [InlineData(Binarization.Dynamic, false)]
    public void Binary_images_are_the_same_for_all_draws_unless_they_are_dynamic(Binarization binarization, bool same)
    {
        var (model, parameters, images) = Setup(new BernoulliLikelihood(), binarization);
        // KL depends on the images and not on the noise: it shows whether a further draw saw other images.
        var one = ObjectiveEstimator.Average(model, parameters, images, Root, draws: 1).Kl;
        var many = ObjectiveEstimator.Average(model, parameters, images, Root, draws: 4).Kl;
        Assert.Equal(same, Math.Abs(one - many) < 1e-12);
    }

    [Fact]
    public void It_can_be_stopped()
    {
        var (model, parameters, images) = Setup(new GreyCrossEntropy(), Binarization.None);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ObjectiveEstimator.Average(model, parameters, images, Root, cancel: source.Token)
        );
    }

    [Fact]
    public void Senseless_counts_are_refused()
    {
        var (model, parameters, images) = Setup(new GreyCrossEntropy(), Binarization.None);
        Assert.Throws<ArgumentOutOfRangeException>(() => ObjectiveEstimator.Average(model, parameters, images, Root, draws: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ObjectiveEstimator.Average(model, parameters, images, Root, threads: -1));
    }

    [Fact]
    public void What_the_model_refuses_arrives_as_the_model_says_it()
    {
        var (model, parameters, _) = Setup(new GreyCrossEntropy(), Binarization.None);
        var others = InterpretedModel.Of(model.Spec with { Input = new Image(2, 2) }).ImagesFrom(new float[4 * Count]);
        var problem = Assert.Throws<ArgumentException>(() => ObjectiveEstimator.Average(model, parameters, others, Root));
        Assert.Contains("has 6 values, these have 4", problem.Message);
    }

    private static (IVaeModel Model, ParameterVector Parameters, Batch Images) Setup(Reconstruction term, Binarization binarization)
    {
        var spec = new VaeSpec(
            Input: new Image(2, 3, Binarization: binarization),
            Encoder: [new Flatten(), new Dense(4, Activation.Tanh)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [new Dense(4, Activation.Tanh)],
            Likelihood: term
        );
        var model = InterpretedModel.Of(spec);
        var images = model.ImagesFrom(Enumerable.Range(0, Count * 6).Select(i => i % 11 / 10f));
        return (model, model.Initialize(Root), images);
    }
}
