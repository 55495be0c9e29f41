using FunctionalVae.Interpreter;
using FunctionalVae.Passes;

namespace FunctionalVae.Tests.Graphs;

/// <summary>Free bits: Σⱼ max(λ, mean of KLⱼ over the batch), its gradient on the engine, and what is reported beside it.</summary>
public sealed class FreeBitsTests
{
    private const double Step = 1e-5;
    private const double NearestKink = 1e-3;
    private const int Count = 5;

    public static TheoryData<Prior> Priors => [new StandardNormalPrior(), new LearnedNormalPrior()];

    [Theory]
    [MemberData(nameof(Priors))]
    public void The_gradient_is_that_of_the_maximum_of_the_means(Prior prior)
    {
        var (open, shut) = (0, 0);
        foreach (var bits in new[] { 0.02, 0.1, 0.3, 0.6 })
        {
            var spec = Spec(prior, bits);
            var (model, point) = At(spec);
            if (model.KinkDistance(point.Parameters, point.Images, point.Noise) < NearestKink)
            {
                continue;
            }

            var means = Means(model, point);
            open += means.Count(mean => mean > bits);
            shut += means.Count(mean => mean <= bits);
            double[] differences =
            [
                .. Enumerable
                    .Range(0, model.Layout.ParameterCount)
                    .Select(place => (Loss(point, place, Step) - Loss(point, place, -Step)) / (2 * Step)),
            ];
            Assert.True(GraphPoint.Worst(model.Layout, differences, Engine(spec, point, [])) <= 1);
            Assert.True(GraphPoint.Worst(model.Layout, differences, Engine(spec, point, Fuse.Names)) <= 1);
            Assert.True(
                GraphPoint.Worst(
                    model.Layout,
                    model.DifferentiateInFloat64(Wide(point.Parameters), Wide(point.Images), Wide(point.Noise)).Values.ToArray(),
                    [.. differences.Select(value => (float)value)]
                ) <= 1
            );

            // By definition, from the terms without free bits and the closed forms of each dimension.
            double Loss(GraphPoint from, int place, double step)
            {
                var moved = Wide(from.Parameters);
                moved[place] += step;
                var plain = InterpretedModel.Of(Spec(prior, 0)).EvaluateInFloat64(moved, Wide(from.Images), Wide(from.Noise));
                return (spec.Objective.Beta * MeansAt(prior, moved, from).Sum(mean => Math.Max(bits, mean))) - plain.Reconstruction;
            }
        }

        Assert.True(open > 2 && shut > 2, $"{open} dimensions are above their free bits, {shut} are not: the test sees one side only.");
    }

    [Theory]
    [MemberData(nameof(Priors))]
    public void What_is_reported_is_the_plain_bound(Prior prior)
    {
        var (free, point) = At(Spec(prior, 0.3));
        var (plain, _) = At(Spec(prior, 0));
        Assert.Equal(
            Vae.ModelFrom(plain.Spec).Differentiate(point.Parameters, point.Images, point.Noise).Objective,
            Vae.ModelFrom(free.Spec).Differentiate(point.Parameters, point.Images, point.Noise).Objective
        );
        Assert.Equal(
            plain.Evaluate(point.Parameters, point.Images, point.Noise),
            free.Evaluate(point.Parameters, point.Images, point.Noise)
        );
    }

    [Theory]
    [MemberData(nameof(Priors))]
    public void Where_all_is_free_the_divergence_has_no_gradient_and_where_nothing_is_it_has_its_own(Prior prior)
    {
        var (_, point) = At(Spec(prior, 0));
        var all = Engine(Spec(prior, 1e6), point, Fuse.Names);
        var none = Engine(Spec(prior, 1e-9), point, []);
        Assert.Equal(Engine(Spec(prior, 0), point, []), none);
        var layout = InterpretedModel.Of(Spec(prior, 0)).Layout;
        foreach (var tensor in layout.Tensors.Where(tensor => tensor.Name.StartsWith("prior.", StringComparison.Ordinal)))
        {
            Assert.All(all[tensor.Offset..(tensor.Offset + tensor.Count)], value => Assert.Equal(0, value));
        }

        var without = Engine(Spec(prior, 0) with { Objective = new EvidenceLowerBound(1e-30) }, point, []);
        Assert.True(GraphPoint.Worst(layout, Array.ConvertAll(without, value => (double)value), all) <= 1);
    }

    private static VaeSpec Spec(Prior prior, double bits) =>
        new(
            new Features(4),
            [new Dense(6, Activation.Tanh)],
            new DiagonalNormalLatent(5, prior),
            [new Dense(6, Activation.Tanh)],
            new SquaredErrorLikelihood(),
            new EvidenceLowerBound(0.75, bits)
        );

    private static (InterpretedModel Model, GraphPoint Point) At(VaeSpec spec)
    {
        var model = InterpretedModel.Of(spec);
        return (model, GraphPoint.At(model, Key.FromSeed(17), Count));
    }

    private static float[] Engine(VaeSpec spec, GraphPoint point, ValueList<string> fusions) =>
        GraphRun.Gradient(Plan.Of(spec, fusions), spec, point);

    private static double[] Wide(ParameterVector values) => Array.ConvertAll(values.Values.ToArray(), value => (double)value);

    private static double[] Wide(Batch values) => Array.ConvertAll(values.Values.ToArray(), value => (double)value);

    private static double[] Means(InterpretedModel model, GraphPoint point) => MeansAt(model.Spec.Prior!, Wide(point.Parameters), point);

    // The encoder by hand: one tanh layer, then the head.
    private static double[] MeansAt(Prior prior, double[] parameters, GraphPoint point)
    {
        var layout = InterpretedModel.Of(Spec(prior, 0)).Layout;
        const int latent = 5;
        var sums = new double[latent];
        for (var row = 0; row < Count; row++)
        {
            double[] x = Array.ConvertAll(point.Images[row].ToArray(), value => (double)value);
            var hidden = Affine("encoder.0", x).Select(Math.Tanh).ToArray();
            var head = Affine("posterior", hidden);
            for (var i = 0; i < latent; i++)
            {
                var m = prior is LearnedNormalPrior ? parameters[Offset("prior.mean") + i] : 0;
                var p = prior is LearnedNormalPrior ? parameters[Offset("prior.log_variance") + i] : 0;
                var (mean, l) = (head[i], head[latent + i]);
                sums[i] += 0.5 * (p - l + ((Math.Exp(l) + ((mean - m) * (mean - m))) / Math.Exp(p)) - 1);
            }
        }

        return [.. sums.Select(sum => sum / Count)];

        int Offset(string name) => layout.Tensors.Single(tensor => tensor.Name == name).Offset;

        // Weights lie [inputs, outputs] in the parameter vector.
        double[] Affine(string name, double[] input)
        {
            var (weight, bias) = (Offset(name + ".weight"), Offset(name + ".bias"));
            var outputs = layout.Tensors.Single(tensor => tensor.Name == name + ".bias").Count;
            return
            [
                .. Enumerable
                    .Range(0, outputs)
                    .Select(o => parameters[bias + o] + input.Select((value, i) => value * parameters[weight + (i * outputs) + o]).Sum()),
            ];
        }
    }
}
