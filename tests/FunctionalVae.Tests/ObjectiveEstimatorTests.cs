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

    [Theory]
    [InlineData(Binarization.None)]
    [InlineData(Binarization.Dynamic)]
    public void The_standard_error_is_the_spread_of_estimates_by_other_draws(Binarization binarization)
    {
        var (model, parameters, images) = Setup(
            binarization == Binarization.None ? new GreyCrossEntropy() : new BernoulliLikelihood(),
            binarization
        );
        var estimates = Enumerable
            .Range(0, 40)
            .Select(i => ObjectiveEstimator.Estimate(model, parameters, images, Root.Child((ulong)i), draws: 8))
            .ToList();
        var mean = estimates.Average(estimate => estimate.Objective.Unweighted);
        var spread = Math.Sqrt(estimates.Sum(estimate => Math.Pow(estimate.Objective.Unweighted - mean, 2)) / 39);
        // The deviation of a deviation of 40 values is 11 %.
        Assert.InRange(estimates.Average(estimate => estimate.StandardError!.Value) / spread, 0.6, 1.6);
    }

    [Fact]
    public void The_standard_error_is_the_sample_deviation_of_the_draws_averages_over_the_root_of_their_number()
    {
        var (model, parameters, images) = Setup(new GreyCrossEntropy(), Binarization.None);
        var (one, two) = (Average(1), Average(2));
        // The second draw alone follows from the averages of one and of two.
        var second = (2 * two) - one;
        var estimate = ObjectiveEstimator.Estimate(model, parameters, images, Root, draws: 2);
        Assert.Equal(two, estimate.Objective.Unweighted);
        Assert.Equal(2, estimate.Draws);
        Assert.Equal(Math.Abs(one - second) / 2, estimate.StandardError!.Value, 1e-12);

        double Average(int draws) => ObjectiveEstimator.Average(model, parameters, images, Root, draws).Unweighted;
    }

    [Fact]
    public void One_draw_has_no_standard_error_and_draws_without_noise_have_none_to_speak_of()
    {
        var (model, parameters, images) = Setup(new GreyCrossEntropy(), Binarization.None);
        Assert.Null(ObjectiveEstimator.Estimate(model, parameters, images, Root, draws: 1).StandardError);
        var still = InterpretedModel.Of(model.Spec with { Latent = new DeterministicLatent(2) });
        Assert.Equal(0, ObjectiveEstimator.Estimate(still, still.Initialize(Root), images, Root, draws: 3).StandardError!.Value, 1e-12);
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
        var others = InterpretedModel.Of(model.Spec with { Input = new Image(2, 2) }).ExamplesFrom(new float[4 * Count]);
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
        var images = model.ExamplesFrom(Enumerable.Range(0, Count * 6).Select(i => i % 11 / 10f));
        return (model, model.Initialize(Root), images);
    }
}
