using FunctionalVae.Interpreter;
using FunctionalVae.Passes;
using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Graphs;

/// <summary>
/// Gradients of the encoder through draws alone, in a model where all is in closed form: x̂ = Wz + b of a posterior that is affine in x. What the
/// interpreter and the engine compute is the central difference of a stated surrogate, and on average over the noise the bound's own gradient.
/// </summary>
public sealed class DrawGradientTests
{
    private const int Inputs = 3;
    private const double Step = 1e-6;

    public static TheoryData<Latent, DrawGradient, int, double> Cases =>
        new()
        {
            { new DiagonalNormalLatent(2, new StandardNormalPrior()), DrawGradient.DoublyReparameterized, 4, 1 },
            { new DiagonalNormalLatent(2, new StandardNormalPrior()), DrawGradient.DoublyReparameterized, 3, 0.5 },
            { new DiagonalNormalLatent(2, new LearnedNormalPrior()), DrawGradient.DoublyReparameterized, 4, 2 },
            { new DiagonalNormalLatent(2, new MixturePrior(3)), DrawGradient.DoublyReparameterized, 3, 1 },
            { new DiagonalNormalLatent(2, new FlowPrior(3, 2)), DrawGradient.DoublyReparameterized, 3, 0.5 },
            { new DiagonalNormalLatent(2, new StandardNormalPrior()), DrawGradient.StickingTheLanding, 1, 1 },
            { new DiagonalNormalLatent(2, new LearnedNormalPrior()), DrawGradient.StickingTheLanding, 1, 0.5 },
            { new DiagonalNormalLatent(2, new MixturePrior(3)), DrawGradient.StickingTheLanding, 1, 1 },
            { new DiagonalNormalLatent(2, new FlowPrior(2, 3)), DrawGradient.StickingTheLanding, 1, 1 },
            { new FullNormalLatent(2), DrawGradient.DoublyReparameterized, 3, 0.5 },
            { new FullNormalLatent(2, new MixturePrior(3)), DrawGradient.DoublyReparameterized, 3, 1 },
            { new FullNormalLatent(2, new FlowPrior(2, 3)), DrawGradient.DoublyReparameterized, 2, 1 },
            { new FullNormalLatent(2, new LearnedNormalPrior()), DrawGradient.StickingTheLanding, 1, 0.5 },
        };

    // Encoder: minus Σ c w̃ log w(z(φ)) with the weights, the density q and everything of the decoder held, c = 1 − β + β w̃; or c = 1 at one
    // draw. All else: minus the bound itself, whose draws and posterior are held.
    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_the_slope_of_its_surrogate(Latent latent, DrawGradient gradient, int draws, double beta)
    {
        const int examples = 2;
        var model = Model(latent, new(draws, beta, gradient));
        var point = GraphPoint.At(model, Key.FromSeed(5), examples);
        var parameters = Wide(point.Parameters.Values);
        var slopes = new double[parameters.Length];
        for (var place = 0; place < parameters.Length; place++)
        {
            var isEncoder = model
                .Layout.Tensors.Single(tensor => place >= tensor.Offset && place < tensor.Offset + tensor.Count)
                .Name.StartsWith("posterior.", StringComparison.Ordinal);
            slopes[place] = (Loss(place, isEncoder, Step) - Loss(place, isEncoder, -Step)) / (2 * Step);
        }

        var exact = model.DifferentiateInFloat64(parameters, Wide(point.Images.Values), Wide(point.Noise.Values)).Values;
        var largest = exact.Max(Math.Abs);
        Assert.All(slopes.Zip(exact), pair => Assert.Equal(pair.First, pair.Second, 1e-7 * largest));
        Assert.True(GraphPoint.Worst(model.Layout, slopes, GraphRun.Gradient(Plan.Of(model.Spec, []), model.Spec, point)) <= 1);
        Assert.True(GraphPoint.Worst(model.Layout, slopes, GraphRun.Gradient(Plan.Of(model.Spec), model.Spec, point)) <= 1);

        double Loss(int place, bool isEncoder, double step)
        {
            var moved = (double[])parameters.Clone();
            moved[place] += step;
            var loss = 0.0;
            for (var example = 0; example < examples; example++)
            {
                var x = Wide(point.Images[example]);
                var noise = Enumerable.Range(0, draws).Select(draw => Wide(point.Noise[(example * draws) + draw])).ToList();
                var held = new Plain(model, latent.PriorOfDraws!, parameters);
                var logs = noise.ConvertAll(epsilon => held.LogWeight(x, held.Draw(x, epsilon), held.Head(x), beta));
                var weights = Softmax(logs);
                var at = new Plain(model, latent.PriorOfDraws!, moved);
                if (isEncoder)
                {
                    loss -= noise
                        .Select(
                            (epsilon, draw) =>
                                (gradient == DrawGradient.DoublyReparameterized ? 1 - beta + (beta * weights[draw]) : 1)
                                * weights[draw]
                                * held.LogWeight(x, at.Draw(x, epsilon), held.Head(x), beta)
                        )
                        .Sum();
                }
                else
                {
                    loss -= noise
                        .Select((epsilon, draw) => weights[draw] * at.LogWeight(x, held.Draw(x, epsilon), held.Head(x), beta))
                        .Sum();
                }
            }

            return loss / examples;
        }
    }

    [Theory]
    [InlineData(DrawGradient.DoublyReparameterized, 2, 1.0)]
    [InlineData(DrawGradient.DoublyReparameterized, 2, 0.5)]
    [InlineData(DrawGradient.DoublyReparameterized, 2, 2.0)]
    [InlineData(DrawGradient.StickingTheLanding, 1, 1.0)]
    [InlineData(DrawGradient.StickingTheLanding, 1, 0.5)]
    public void On_average_over_the_noise_it_is_the_gradient_of_the_bound(DrawGradient gradient, int draws, double beta)
    {
        var standard = Model(new DiagonalNormalLatent(1, new LearnedNormalPrior()), new(draws, beta));
        var other = Model(new DiagonalNormalLatent(1, new LearnedNormalPrior()), new(draws, beta, gradient));
        var key = Key.FromSeed(8);
        double[] parameters =
        [
            .. Enumerable
                .Range(0, standard.Layout.ParameterCount)
                .Select(i => 0.4 * (key.Words((uint)i, 0).Word0 / (double)uint.MaxValue * 2 - 1)),
        ];
        double[] x = [0.7, -0.3, 0.5];
        var rule = GaussHermite.Rule(40);
        var (expected, found, apart) = (new double[parameters.Length], new double[parameters.Length], 0.0);
        for (var cell = 0; cell < (draws == 1 ? 40 : 1600); cell++)
        {
            int[] nodes = draws == 1 ? [cell] : [cell / 40, cell % 40];
            double[] noise = [.. nodes.Select(node => rule.Nodes[node])];
            var weight = nodes.Aggregate(1.0, (product, node) => product * rule.Weights[node]);
            var (one, two) = (
                standard.DifferentiateInFloat64(parameters, x, noise).Values,
                other.DifferentiateInFloat64(parameters, x, noise).Values
            );
            for (var i = 0; i < parameters.Length; i++)
            {
                expected[i] += weight * one[i];
                found[i] += weight * two[i];
                apart = Math.Max(apart, Math.Abs(one[i] - two[i]));
            }
        }

        Assert.True(apart > 0.1, "The two gradients are the same at each noise: the test sees nothing.");
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Fact]
    public void Doubly_reparameterised_it_has_less_noise_with_many_draws()
    {
        const int draws = 64;
        var (standard, doubly) = (Variance(DrawGradient.Standard), Variance(DrawGradient.DoublyReparameterized));
        Assert.True(doubly < 0.5 * standard, $"The variance is {doubly} in place of {standard}.");

        double Variance(DrawGradient gradient)
        {
            var model = Model(new DiagonalNormalLatent(2), new(draws, 1, gradient));
            var point = GraphPoint.At(model, Key.FromSeed(3), 1);
            var places = model.Layout.Tensors.Where(tensor => tensor.Name.StartsWith("posterior.", StringComparison.Ordinal)).ToList();
            var all = Enumerable
                .Range(0, 150)
                .Select(time =>
                    model
                        .DifferentiateInFloat64(
                            [.. Wide(point.Parameters.Values).Select(value => 0.5 * value)],
                            Wide(point.Images.Values),
                            Wide(model.NoiseFrom(Key.FromSeed(100 + (ulong)time), draws).Values)
                        )
                        .Values
                )
                .ToList();
            return places
                .SelectMany(tensor => Enumerable.Range(tensor.Offset, tensor.Count))
                .Sum(i =>
                {
                    var mean = all.Average(one => one[i]);
                    return all.Average(one => (one[i] - mean) * (one[i] - mean));
                });
        }
    }

    // x̂ = wz, σ² = 1: q = N(wx/(1 + w²), 1/(1 + w²)) is the posterior, and log w is log p(x) whatever z is.
    [Fact]
    public void Sticking_the_landing_it_is_0_where_the_posterior_is_the_models_own()
    {
        const double w = 1.7;
        var variance = 1 / (1 + (w * w));
        VaeSpec spec = Spec(new DiagonalNormalLatent(1), new(1, 1, DrawGradient.StickingTheLanding)) with { Input = new Features(1) };
        double[] parameters = [w * variance, 0, 0, Math.Log(variance), w, 0];
        foreach (var noise in new[] { -2.0, -0.3, 0.9 })
        {
            var gradient = InterpretedModel.Of(spec).DifferentiateInFloat64(parameters, [0.8], [noise]).Values;
            Assert.All(gradient.Take(4), value => Assert.Equal(0, value, 1e-14));
            var standard = InterpretedModel
                .Of(spec with { Objective = new ImportanceWeighted(1) })
                .DifferentiateInFloat64(parameters, [0.8], [noise])
                .Values;
            Assert.True(standard.Take(4).Max(Math.Abs) > 0.01);
        }
    }

    [Fact]
    public void At_one_draw_both_are_the_same_to_the_bit()
    {
        var spec = Spec(new DiagonalNormalLatent(3, new MixturePrior(2)), new(1, 0.75, DrawGradient.DoublyReparameterized));
        var point = GraphPoint.At(InterpretedModel.Of(spec), Key.FromSeed(2), 5);
        var landing = spec with { Objective = new ImportanceWeighted(1, 0.75, DrawGradient.StickingTheLanding) };
        Assert.Equal(
            Vae.ModelFrom(landing).Differentiate(point.Parameters, point.Images, point.Noise).Values.Values.ToArray(),
            Vae.ModelFrom(spec).Differentiate(point.Parameters, point.Images, point.Noise).Values.Values.ToArray()
        );
    }

    private static VaeSpec Spec(Latent latent, ImportanceWeighted objective) =>
        new(new Features(Inputs), [], latent, [], new SquaredErrorLikelihood(), objective);

    private static InterpretedModel Model(Latent latent, ImportanceWeighted objective) => InterpretedModel.Of(Spec(latent, objective));

    private static double[] Softmax(List<double> logs)
    {
        var sum = logs.Sum(log => Math.Exp(log - logs.Max()));
        return [.. logs.Select(log => Math.Exp(log - logs.Max()) / sum)];
    }

    private static double[] Wide(ReadOnlyMemory<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);

    /// <summary>The model by hand, at its parameters.</summary>
    private sealed class Plain(InterpretedModel model, Prior prior, double[] parameters)
    {
        private readonly int latent = model.Layout.LatentWidth;

        // Behind means and log-variances the one number of two dimensions that is below a factor's diagonal, where there is a factor.
        public double[] Head(double[] x) =>
            model.Spec.Latent is FullNormalLatent ? [.. Affine("posterior", x), .. Affine("posterior.factor", x)] : Affine("posterior", x);

        public double[] Draw(double[] x, double[] noise)
        {
            var head = Head(x);
            double[] draw = [.. noise.Select((epsilon, i) => head[i] + (Math.Exp(0.5 * head[latent + i]) * epsilon))];
            draw[^1] += head.Length > 2 * latent ? head[^1] * noise[0] : 0;
            return draw;
        }

        public double LogWeight(double[] x, double[] z, double[] head, double beta)
        {
            var likelihood = Affine("likelihood", z).Zip(x, (mean, value) => LogNormal(value, mean, 0)).Sum();
            var posterior = z.Select((value, i) => LogNormal(value, head[i], head[latent + i])).Sum();
            if (head.Length > 2 * latent)
            {
                // The second dimension given the first.
                var below = head[^1] * (z[0] - head[0]) / Math.Exp(0.5 * head[latent]);
                posterior += LogNormal(z[1], head[1] + below, head[latent + 1]) - LogNormal(z[1], head[1], head[latent + 1]);
            }

            return likelihood + (beta * (LogPrior(z) - posterior));
        }

        private double LogPrior(double[] z)
        {
            switch (prior)
            {
                case StandardNormalPrior:
                    return z.Sum(value => LogNormal(value, 0, 0));
                case LearnedNormalPrior:
                    return z.Select((value, i) => LogNormal(value, Tensor("prior.mean", i), Tensor("prior.log_variance", i))).Sum();
                case FlowPrior flow:
                    var (u, scales) = ((double[])z.Clone(), 0.0);
                    for (var c = 0; c < flow.Couplings; c++)
                    {
                        var (kept, changed) = (c % 2, 1 - (c % 2));
                        var hidden = Silu(Affine($"prior.{c}.second", Silu(Affine($"prior.{c}.first", [u[kept]]))));
                        var scale = Math.Tanh(Affine($"prior.{c}.log_scale", hidden)[0]);
                        u[changed] = (u[changed] - Affine($"prior.{c}.shift", hidden)[0]) / Math.Exp(scale);
                        scales += scale;
                    }

                    return u.Sum(value => LogNormal(value, 0, 0)) - scales;
                default:
                    var components = ((MixturePrior)prior).Components;
                    var total = Enumerable.Range(0, components).Sum(j => Math.Exp(Tensor("prior.logits", j)));
                    return Math.Log(
                        Enumerable
                            .Range(0, components)
                            .Sum(j =>
                                Math.Exp(
                                    Tensor("prior.logits", j)
                                        + z.Select(
                                                (value, i) =>
                                                    LogNormal(
                                                        value,
                                                        Tensor("prior.mean", (j * latent) + i),
                                                        Tensor("prior.log_variance", (j * latent) + i)
                                                    )
                                            )
                                            .Sum()
                                ) / total
                            )
                    );
            }
        }

        private static double[] Silu(double[] values) => Array.ConvertAll(values, value => value / (1 + Math.Exp(-value)));

        private static double LogNormal(double x, double mean, double logVariance) =>
            -0.5 * (Math.Log(2 * Math.PI) + logVariance + ((x - mean) * (x - mean) / Math.Exp(logVariance)));

        private double Tensor(string name, int i) => parameters[model.Layout.Tensors.Single(tensor => tensor.Name == name).Offset + i];

        // Weights lie [inputs, outputs] in the parameter vector.
        private double[] Affine(string name, double[] input)
        {
            var outputs = model.Layout.Tensors.Single(tensor => tensor.Name == name + ".bias").Count;
            return
            [
                .. Enumerable
                    .Range(0, outputs)
                    .Select(o =>
                        Tensor(name + ".bias", o) + input.Select((value, i) => value * Tensor(name + ".weight", (i * outputs) + o)).Sum()
                    ),
            ];
        }
    }
}
