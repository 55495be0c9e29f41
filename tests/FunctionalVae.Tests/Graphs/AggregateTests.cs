using FunctionalVae.Interpreter;
using FunctionalVae.Passes;
using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Graphs;

/// <summary>Objectives on the aggregate posterior, from the specification to the step: values by definition, gradients, evaluation in batches.</summary>
public sealed class AggregateTests
{
    private const double Step = 1e-5;
    private const int Count = 5;

    public static TheoryData<Prior, AggregateDivergence> Cases =>
        new()
        {
            { new StandardNormalPrior(), new SquaredMmd(Scale: 0.5) },
            { new NormalPrior(2), new SquaredMmd(MmdKernel.Gaussian, Scale: 0.5) },
            { new UniformPrior(0, 10), new SquaredMmd(Scale: 0.5) },
            { new StandardNormalPrior(), new SlicedWasserstein(6) },
            { new UniformPrior(0, 10), new SlicedWasserstein(6, Order: 1) },
            { new NormalPrior(2), new DebiasedSinkhorn(2, Iterations: 60) },
            { new UniformPrior(0, 10), new DebiasedSinkhorn(2, Iterations: 60) },
        };

    // By definition: the model's own draws and those of the prior, in the U-statistic of the mathematics.
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_gradient_reports_the_weighed_divergence_of_its_draws(Prior prior, AggregateDivergence divergence)
    {
        var spec = Spec(prior, divergence);
        var model = Vae.ModelFrom(spec);
        var point = GraphPoint.At(InterpretedModel.Of(spec), Key.FromSeed(17), Count);
        var objective = model.Differentiate(point.Parameters, point.Images, point.Noise).Objective;
        var z = model.Draw(model.Encode(point.Parameters, point.Images), Vectors(point.Noise, 0));
        var y = model.DrawPrior(point.Parameters, Vectors(point.Noise, 1));
        Assert.Equal(Weight * Divergence(spec, z, y), objective.Kl, 1e-6 * Weight);
        Assert.Equal(1, objective.Beta);
        Assert.Equal(objective.Reconstruction - objective.Kl, objective.Value);
        Assert.Throws<ArgumentException>(() => model.Differentiate(point.Parameters, point.Images, Vectors(point.Noise, 0)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_is_that_of_the_whole_batch_with_every_fusion_and_without(Prior prior, AggregateDivergence divergence)
    {
        var spec = Spec(prior, divergence);
        var model = InterpretedModel.Of(spec);
        var point = GraphPoint.At(model, Key.FromSeed(18), Count);
        double[] differences =
        [
            .. Enumerable.Range(0, model.Layout.ParameterCount).Select(place => (Loss(place, Step) - Loss(place, -Step)) / (2 * Step)),
        ];
        Assert.True(GraphPoint.Worst(model.Layout, differences, GraphRun.Gradient(Plan.Of(spec, []), spec, point)) <= 1);
        Assert.True(GraphPoint.Worst(model.Layout, differences, GraphRun.Gradient(Plan.Of(spec, Fuse.Names), spec, point)) <= 1);
        Assert.True(GraphPoint.Worst(model.Layout, differences, [.. point.Exact(model).Select(value => (float)value)]) <= 1);
        // Of the reconstruction alone it is another.
        var without = spec with
        {
            Objective = new WassersteinAutoencoder(divergence, 1e-9),
        };
        Assert.True(GraphPoint.Worst(model.Layout, differences, GraphRun.Gradient(Plan.Of(without), without, point)) > 1000);

        double Loss(int place, double step)
        {
            double[] moved = Wide(point.Parameters.Values);
            moved[place] += step;
            return model.LossInFloat64(moved, Wide(point.Images.Values), Wide(point.Noise.Values));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_evaluated_is_of_256_examples_at_a_time_and_a_short_last_batch_counts_by_its_examples(
        Prior prior,
        AggregateDivergence divergence
    )
    {
        const int many = 300;
        var spec = Spec(prior, divergence);
        var (model, interpreted) = (Vae.ModelFrom(spec), InterpretedModel.Of(spec));
        var point = GraphPoint.At(interpreted, Key.FromSeed(19), many);
        var noise = Vectors(point.Noise, 0);
        var terms = model.Terms(point.Parameters, point.Images, noise);
        var z = model.Draw(model.Encode(point.Parameters, point.Images), noise);
        // The prior's points are the same for each batch: those of a key, from the first on.
        var y = model.DrawPrior(point.Parameters, model.NoiseFrom(Key.FromSeed(0x6167677265676174), 256));
        var first = Weight * Divergence(spec, Rows(z, 0, 256), y);
        var last = Weight * Divergence(spec, Rows(z, 256, many), Rows(y, 0, many - 256));
        Assert.All(Enumerable.Range(0, many), row => Assert.Equal(row < 256 ? first : last, terms[row].Kl, 1e-9 * Weight));
        Assert.NotEqual(first, last);
        var objective = model.Evaluate(point.Parameters, point.Images, noise);
        Assert.Equal(((256 * first) + ((many - 256) * last)) / many, objective.Kl, 1e-9 * Weight);
        Assert.Equal(interpreted.Terms(point.Parameters, point.Images, noise)[^1].Kl, last, 1e-5 * Weight);
        Assert.Equal(0, model.Terms(point.Parameters, Rows(point.Images, 0, 1), Rows(noise, 0, 1))[0].Kl);
    }

    [Fact]
    public void Validation_and_the_threads_of_training_have_the_same_divergence()
    {
        var spec = Spec(new UniformPrior(0, 10), new SquaredMmd());
        var model = Vae.ModelFrom(spec);
        var point = GraphPoint.At(InterpretedModel.Of(spec), Key.FromSeed(20), 40);
        var noise = Vectors(point.Noise, 0);
        using var session = ((VaeModel)model).OpenSession(model.Start(new(), Key.FromSeed(1)), 40, threads: 2);
        Assert.Equal(
            model.Evaluate(session.State.Parameters, point.Images, noise).Value,
            session.Evaluate(point.Images, noise).Value,
            1e-9
        );
        var options = new TrainOptions(Epochs: 3, BatchSize: 16, LearningRate: 1e-2, ValidationFraction: 0.2);
        var one = model.Train(options with { Threads = 1 }, Dataset.Of(point.Images));
        var three = model.Train(options with { Threads = 3 }, Dataset.Of(point.Images));
        Assert.Equal(one.State.Parameters.Values.ToArray(), three.State.Parameters.Values.ToArray());
        Assert.Equal(one.Epochs.Select(epoch => epoch.Validation), three.Epochs.Select(epoch => epoch.Validation));
        Assert.NotEqual(0, one.Epochs[^1].Objective.Kl);
    }

    [Fact]
    public void Such_a_model_has_an_objective_and_no_bound()
    {
        var spec = Spec(new StandardNormalPrior(), new SquaredMmd());
        Assert.False(spec.HasEvidenceLowerBound);
        Assert.Contains("WassersteinAutoencoder", spec.WhyNoEvidenceLowerBound, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Vae.From(spec));
        var model = Vae.ObjectiveFrom(spec).Model;
        var parameters = model.Initialize(Key.FromSeed(1));
        var problem = Assert.Throws<NotSupportedException>(() => model.Score(parameters, new([1, 2, 3, 4], 4), Key.FromSeed(2)));
        Assert.Contains("aggregate posterior", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => model.Train(new(BatchSize: 1), Dataset.Of(new Batch([1, 2, 3, 4], 4))));
        Assert.Equal(7, model.SampleMeans(parameters, 7, Key.FromSeed(3)).Count);
    }

    private const double Weight = 30;

    private static VaeSpec Spec(Prior prior, AggregateDivergence divergence) =>
        new(
            new Features(4),
            [new Dense(6, Activation.Tanh)],
            new DiagonalNormalLatent(3, prior),
            [new Dense(6, Activation.Tanh)],
            new SquaredErrorLikelihood(),
            new WassersteinAutoencoder(divergence, Weight)
        );

    // Lengths are in units of the mean squared distance of two draws of the prior, by its variance.
    private static double Divergence(VaeSpec spec, Batch z, Batch y)
    {
        var variance = spec.Prior switch
        {
            NormalPrior normal => normal.Variance,
            UniformPrior uniform => (uniform.High - uniform.Low) * (uniform.High - uniform.Low) / 12,
            _ => 1,
        };
        var unit = 2 * 3 * variance;
        var (points, prior) = (Points(z), Points(y));
        return spec.Objective.OfAggregate!.Divergence switch
        {
            SquaredMmd { Kernel: MmdKernel.Gaussian } mmd => Mmd(new RbfKernel(Math.Sqrt(mmd.Scale * unit))),
            SquaredMmd mmd => Mmd(new InverseMultiquadricKernel(Math.Sqrt(mmd.Scale * unit))),
            SlicedWasserstein sliced => Math.Pow(
                Wasserstein.Sliced(
                    sliced.Order,
                    sliced.Projections,
                    Key.FromSeed(0x646972656374696F),
                    PointCloud.Uniform(points),
                    PointCloud.Uniform(prior)
                ),
                sliced.Order
            ),
            // As the iteration converges.
            DebiasedSinkhorn sinkhorn => Sinkhorn
                .Divergence(new(sinkhorn.Epsilon * unit), PointCloud.Uniform(points), PointCloud.Uniform(prior))
                .Value,
            _ => double.NaN,
        };

        double Mmd(Kernel kernel) => MaximumMeanDiscrepancy.Unbiased(kernel, points, prior);
    }

    private static RealMatrix Points(Batch values) => PointMatrix.Of(values.Count, values.Width, (row, i) => values[row].Span[i]);

    private static Batch Vectors(Batch noise, int vector) =>
        noise.Take([.. Enumerable.Range(0, noise.Count / 2).Select(row => (2 * row) + vector)]);

    private static Batch Rows(Batch values, int from, int to) => values.Take([.. Enumerable.Range(from, to - from)]);

    private static double[] Wide(ReadOnlyMemory<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);
}
