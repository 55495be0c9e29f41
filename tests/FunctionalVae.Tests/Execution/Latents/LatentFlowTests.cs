using FunctionalVae.Checkpoints;
using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Execution;

/// <summary>A flow that is fitted after training, against an encoder whose aggregate posterior is two normals in closed form.</summary>
public sealed class LatentFlowTests
{
    private static readonly Key Key = Key.FromSeed(37);
    private static readonly LatentFitOptions Small = new(Flow: new(Couplings: 4, Units: 32, Steps: 2500));
    private static readonly float[] Deviations = [0.8f, 3];

    private static readonly IVaeModel Model = Vae.ModelFrom(
        new(new Features(2), [], new DiagonalNormalLatent(2), [], new NormalLikelihood(new FixedVariance(0.5))),
        "PointVae"
    );

    // q(z|x) = N(x, diag d²), and x is (−2, 100) or (2, 104) as often.
    private static readonly Mixture<RealVector, LogDensity> Truth = Mixture.Of<RealVector, LogDensity>(
        Categorical.FromLogits([0, 0]),
        [DiagonalNormal.FromDeviations([-2, 100], [0.8, 3]), DiagonalNormal.FromDeviations([2, 104], [0.8, 3])]
    );

    private static readonly Lazy<LatentFlow> Fitted = new(() => Fit(Examples(4000), Small));

    [Fact]
    public void Its_density_is_near_that_of_the_aggregate_posterior_and_much_nearer_than_one_normals()
    {
        var normal = Model.FitLatents(Parameters(), Examples(4000), Key, new(Components: 1));
        var (flow, one) = (Divergence(Fitted.Value), Divergence(normal));
        Assert.InRange(flow.Mean, -5 * flow.Error, one.Mean / 4);
        Assert.True(one.Mean > 20 * one.Error, $"{one}");
    }

    [Fact]
    public void Its_density_is_that_of_its_draws()
    {
        // E[q(z)/p(z)] = 1 of draws of p, for any q: wider than p here, so that what p says of places where it seldom draws counts too.
        var q = DiagonalNormal.FromDeviations([0, 102], [2.2, 3.8]);
        var ratios = Rows(Fitted.Value.Draw(Key, 20_000))
            .Select(z => Math.Exp(q.LogProbability(z).Nats - Fitted.Value.LogProbability(z).Nats))
            .ToList();
        var mean = ratios.Average();
        Assert.Equal(1, mean, 5 * Math.Sqrt(ratios.Average(ratio => (ratio - mean) * (ratio - mean)) / ratios.Count));
    }

    [Fact]
    public void A_draw_depends_on_key_and_number_alone()
    {
        var draws = Fitted.Value.Draw(Key, 100).Values.ToArray();
        Assert.Equal(draws[..20], Fitted.Value.Draw(Key, 10).Values.ToArray());
        Assert.NotEqual(draws[..20], Fitted.Value.Draw(Key.Child(0), 10).Values.ToArray());
    }

    [Fact]
    public void It_is_the_same_at_any_number_of_threads_and_by_another_key_another()
    {
        var (examples, options) = (Examples(700), Small with { Flow = new(4, 32, Steps: 20), Threads = 1 });
        var one = Fit(examples, options);
        Assert.Equal(one, Fit(examples, options with { Threads = 3 }));
        Assert.NotEqual<LatentDistribution>(one, Model.FitLatents(Parameters(), examples, Key.Child(1), options));
    }

    [Fact]
    public void Its_training_is_told_step_by_step_and_changes_by_that_in_no_bit()
    {
        var told = new Told();
        var (examples, options) = (Examples(700), Small with { Flow = new(4, 32, Steps: 20) });
        Assert.Equal(Fit(examples, options), Model.FitLatents(Parameters(), examples, Key, options, told));
        // 630 rows are three steps of 256 and less, and six epochs are eighteen steps.
        Assert.Equal([.. Enumerable.Range(0, 18).Select(i => ((i / 3) + 1, (i % 3) + 1))], told.Steps);
        told.Steps.Clear();
        Model.FitLatents(Parameters(), examples, Key, new(Components: 2), told);
        Model.FitLatents(Parameters(), examples, Key, new(Posteriors: true), told);
        Assert.Empty(told.Steps);
    }

    [Fact]
    public void A_few_examples_do_not_get_a_density_of_their_own()
    {
        // Where training goes on to the end, the density of 60 posterior means grows without bound.
        var plain = Vae.ModelFrom(Model.Spec with { Latent = new DeterministicLatent(2) });
        var parameters = plain.Initialize(Key);
        var points = Rows(plain.Encode(parameters, Noise(60)).Mean).ToList();
        var others = Rows(plain.Encode(parameters, Noise(3000, site: 9)).Mean).ToList();
        var normal = plain.FitLatents(parameters, Noise(60), Key, new(Components: 1));
        var flow = plain.FitLatents(parameters, Noise(60), Key, new(Flow: new(Couplings: 6, Units: 64, Steps: 3000)));
        Assert.InRange(points.Average(Gain), double.NegativeInfinity, 2);
        Assert.InRange(others.Average(Gain), -2, double.PositiveInfinity);

        double Gain(RealVector z) => flow.LogProbability(z).Nats - normal.LogProbability(z).Nats;
    }

    [Fact]
    public void It_comes_back_from_a_file_as_the_same()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File(LatentFile.FileName);
        LatentFile.Save(Model, Fitted.Value, file);
        var loaded = Assert.IsType<LatentFlow>(LatentFile.Load(Model, file));
        Assert.Equal(Fitted.Value, loaded);
        Assert.Equal(Fitted.Value.Draw(Key, 50).Values.ToArray(), loaded.Draw(Key, 50).Values.ToArray());

        var contents = SafeTensors.Read(file);
        Refused(contents with { Tensors = [.. contents.Tensors.Skip(1)] }, "it has no tensor mean");
        Refused(contents with { Tensors = [.. contents.Tensors.SkipLast(1)] }, "it has no tensor prior.3.log_scale.bias");
        Refused(With("scale", [2], [1, 0]), "its scales are not positive");
        Refused(With("mean", [3], [1, 0, 0]), "its tensor mean has 3 values in place of 2");
        Refused(contents with { Metadata = Metadata("couplings", "none") }, "no whole number couplings");
        Refused(contents with { Metadata = Metadata("couplings", "0") }, "Couplings");
        Refused(contents with { Metadata = Metadata("units", "99999999") }, "parameters");
        Refused(With("prior.0.shift.bias", [1], [float.NaN]), "its weights are not finite");
        Refused(contents with { Metadata = Metadata("schema", "functionalvae.latents.1") }, "it has no tensor logits");

        SafeTensors With(string name, int[] shape, float[] values) =>
            contents with
            {
                Tensors = [.. contents.Tensors.Select(tensor => tensor.Name == name ? new(name, shape, values) : tensor)],
            };

        Dictionary<string, string> Metadata(string name, string value) => new(contents.Metadata) { [name] = value };

        void Refused(SafeTensors damaged, string message)
        {
            SafeTensors.Write(file, damaged);
            var problem = Assert.Throws<CheckpointException>(() => LatentFile.Load(Model, file)).Message;
            Assert.Contains(message, problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_cannot_be_fitted_or_drawn_is_refused()
    {
        var parameters = Parameters();
        var one = Vae.ModelFrom(Model.Spec with { Latent = new DiagonalNormalLatent(1) });
        var line = Assert.Throws<ArgumentException>(() => one.FitLatents(one.Initialize(Key), Examples(50), Key, Small));
        Assert.Contains("take two dimensions or more", line.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => Model.FitLatents(parameters, Examples(50), Key, new(Flow: new(Couplings: 0))));
        Assert.ThrowsAny<ArgumentException>(() => Model.FitLatents(parameters, Examples(50), Key, new(Flow: new(Steps: 0))));
        var few = Assert.Throws<ArgumentException>(() => Model.FitLatents(parameters, Examples(9), Key, Small));
        Assert.Equal("9 examples are too few: a flow of the 2 latent dimensions of PointVae takes 10 or more.", few.Message);
        Assert.Throws<OperationCanceledException>(() =>
            Model.FitLatents(parameters, Examples(50), Key, Small, cancel: new CancellationToken(canceled: true))
        );
        Assert.ThrowsAny<ArgumentException>(() => Fitted.Value.LogProbability([1, 2, 3]));
        var wide = Vae.ModelFrom(Model.Spec with { Latent = new DiagonalNormalLatent(3) });
        Assert.ThrowsAny<ArgumentException>(() => wide.Sample(wide.Initialize(Key), 5, Key, Fitted.Value));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(1000)]
    public void It_takes_as_many_steps_as_are_asked_for_at_most(int count)
    {
        // A batch has 256 of the examples that are not held out, or all of them.
        var steps = FlowFit.Epochs(new(Steps: 100), count) * (int)Math.Ceiling(0.9 * count / 256);
        Assert.InRange(steps, 97, 100);
    }

    private sealed class Told : IProgress<TrainingProgress>
    {
        public List<(int Epoch, int Step)> Steps { get; } = [];

        public void Report(TrainingProgress value) => Steps.Add((value.Epoch, value.Step));
    }

    // KL(truth ‖ fitted) by draws of the truth.
    private static (double Mean, double Error) Divergence(LatentDistribution fitted)
    {
        var terms = Enumerable
            .Range(0, 4000)
            .Select(i => Truth.Sample(Key.Child(5).Child((ulong)i)))
            .Select(z => Truth.LogProbability(z).Nats - fitted.LogProbability(z).Nats)
            .ToList();
        var mean = terms.Average();
        return (mean, Math.Sqrt(terms.Average(term => (term - mean) * (term - mean)) / terms.Count));
    }

    private static LatentFlow Fit(Batch examples, LatentFitOptions options) =>
        Assert.IsType<LatentFlow>(Model.FitLatents(Parameters(), examples, Key, options));

    private static IEnumerable<RealVector> Rows(Batch batch) =>
        Enumerable.Range(0, batch.Count).Select(row => RealVector.From(batch[row].ToArray().Select(value => (double)value)));

    private static Batch Examples(int count) =>
        Model.ExamplesFrom(Enumerable.Range(0, count).SelectMany(row => row % 2 == 0 ? (float[])[-2, 100] : [2, 104]));

    private static Batch Noise(int count, ulong site = 8) =>
        Model.ExamplesFrom(
            Enumerable
                .Range(0, count)
                .SelectMany(row =>
                {
                    var values = new float[2];
                    StandardNormalNoise.Fill(Key.Child(site), (uint)row, values);
                    return values;
                })
        );

    private static ParameterVector Parameters() =>
        Model.ParametersFrom(
            Model.Layout.Tensors.SelectMany(tensor =>
                tensor.Name switch
                {
                    // [inputs, 2·latent]: the means' columns, then those of the log-variances.
                    "posterior.weight" => (float[])[1, 0, 0, 0, 0, 1, 0, 0],
                    "posterior.bias" => [0, 0, 2 * MathF.Log(Deviations[0]), 2 * MathF.Log(Deviations[1])],
                    _ => new float[tensor.Count],
                }
            )
        );
}
