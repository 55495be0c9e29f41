using FunctionalVae.Shared;

namespace FunctionalVae.Evaluation.Tests;

/// <summary>Statistics of drawn sets beside those of data.</summary>
public sealed class PredictiveCheckTests
{
    private static readonly Key Key = Key.FromSeed(21);

    private static readonly ParameterVector Parameters = new LinearModel(0, 1).Parameters;

    [Fact]
    public void Of_the_models_own_draws_p_values_are_uniform()
    {
        const int replications = 200;
        var values = Enumerable
            .Range(0, replications)
            .Select(i =>
            {
                var own = LinearModel.Model.Sample(Parameters, 25, Key.Child((ulong)(1000 + i)));
                return PredictiveCheck.Of(LinearModel.Model, Parameters, own, Key.Child((ulong)i), options: new(Replications: 39)).Findings;
            })
            .ToList();
        foreach (var (statistic, i) in PredictiveStatistic.Usual.Select((statistic, i) => (statistic, i)))
        {
            foreach (var u in (double[])[0.1, 0.3, 0.5, 0.8])
            {
                var share = values.Count(findings => findings[i].PValue <= u) / (double)replications;
                var band = 4 * Math.Sqrt(u * (1 - u) / replications);
                Assert.True(Math.Abs(share - u) <= band, $"{statistic.Name}: {share} at {u}");
            }
        }
    }

    [Fact]
    public void Data_that_vary_more_are_told_from_the_models()
    {
        var own = LinearModel.Examples(80);
        var wider = LinearModel.Model.ExamplesFrom(own.Values.ToArray().Select(value => 1.5f * value));
        var findings = PredictiveCheck.Of(LinearModel.Model, Parameters, wider, Key, options: new(Replications: 99)).Findings;
        var deviation = findings.Single(one => one.Name == "deviation of the values");
        Assert.Equal(0.02, deviation.PValue, 1e-12);
        Assert.True(deviation.Observed > deviation.Mean + (3 * deviation.Deviation));
        Assert.Equal(0.02, findings.Single(one => one.Name == "distance of two examples").PValue, 1e-12);
    }

    [Fact]
    public void Values_that_do_not_go_together_are_told_from_the_models()
    {
        // Three values with one latent variable in each; then each column in an order of its own: as it was, but for what one says of another.
        var model = Vae.ModelFrom(
            new(new Features(3), [], new DiagonalNormalLatent(1), [], new NormalLikelihood(new FixedVariance(0.5))),
            "OneVae"
        );
        var parameters = model.ParametersFrom(
            model.Layout.Tensors.SelectMany(tensor => Enumerable.Repeat(tensor.Name == "likelihood.weight" ? 1f : 0, tensor.Count))
        );
        var own = model.Sample(parameters, 200, Key.Child(77));
        var orders = Enumerable.Range(0, 3).Select(column => Permutation.Of(Key.Child((ulong)column), 200)).ToArray();
        var mixed = model.ExamplesFrom(
            Enumerable.Range(0, 200).SelectMany(row => Enumerable.Range(0, 3).Select(column => own[orders[column][row]].Span[column]))
        );
        Assert.True(PValue(own) > 0.05);
        Assert.Equal(0.02, PValue(mixed), 1e-12);

        double PValue(Batch examples) =>
            PredictiveCheck
                .Of(model, parameters, examples, Key, options: new(Replications: 99))
                .Findings.Single(one => one.Name == "deviation of the examples' means")
                .PValue;
    }

    [Fact]
    public void A_statistic_of_ones_own_is_taken()
    {
        var finding = Assert.Single(
            PredictiveCheck
                .Of(
                    LinearModel.Model,
                    Parameters,
                    LinearModel.Examples(30),
                    Key,
                    [new("greatest value", set => set.Values.ToArray().Max())],
                    new(Replications: 19)
                )
                .Findings
        );
        Assert.Equal("greatest value", finding.Name);
        Assert.Equal(LinearModel.Examples(30).Values.ToArray().Max(), finding.Observed);
    }

    [Fact]
    public void The_order_of_the_data_tells_nothing()
    {
        // Sorted by their first value neighbours are alike; in no order they are as those that are drawn.
        var own = LinearModel.Examples(120);
        int[] order = [.. Enumerable.Range(0, own.Count).OrderBy(row => own[row].Span[0])];
        var findings = PredictiveCheck.Of(LinearModel.Model, Parameters, Dataset.Of(own).Take(order), Key, options: new(Replications: 99));
        Assert.True(findings.Findings.Single(one => one.Name == "distance of two examples").PValue > 0.02);
    }

    [Fact]
    public void Sets_are_drawn_at_latents_that_are_given()
    {
        // At latents far away from the prior every statistic of level moves.
        var away = LatentPosteriors.Of(new(LinearModel.Model.LatentsFrom([6, 6]), LinearModel.Model.LatentsFrom([-2, -2])));
        var own = LinearModel.Examples(60);
        var prior = PredictiveCheck.Of(LinearModel.Model, Parameters, own, Key, options: new(Replications: 39)).Findings[0];
        var fitted = PredictiveCheck.Of(LinearModel.Model, Parameters, own, Key, options: new(Replications: 39), latents: away).Findings[0];
        Assert.True(prior.PValue > 0.05);
        Assert.Equal(0.05, fitted.PValue, 1e-12);
        Assert.True(fitted.Mean > prior.Mean + 1);
    }

    [Fact]
    public void A_conditional_model_draws_the_classes_of_the_data()
    {
        // x = 10 · class + z + ε: of examples of class 1 alone the mean is 10, and of both in turn it is 5.
        var model = Vae.ModelFrom(
            new VaeSpec(new Features(1), [], new DiagonalNormalLatent(1), [], new NormalLikelihood(new FixedVariance(0.5)))
            {
                Condition = new ClassCondition(2),
            },
            "ClassVae"
        );
        var parameters = model.ParametersFrom(
            model.Layout.Tensors.SelectMany(tensor => tensor.Name == "likelihood.weight" ? (float[])[1, 0, 10] : new float[tensor.Count])
        );
        var own = model.Under([1]).Sample(parameters, 50, Key.Child(5));
        Assert.InRange(own.Values.ToArray().Average(), 9, 11);
        Assert.True(PredictiveCheck.Of(model, parameters, own, Key, options: new(Replications: 39)).Findings[0].PValue > 0.05);
    }

    [Fact]
    public void Of_many_examples_some_are_taken_and_threads_change_no_bit()
    {
        var own = LinearModel.Examples(60);
        var one = PredictiveCheck.Of(LinearModel.Model, Parameters, own, Key, options: new(MostExamples: 25, Replications: 9, Threads: 1));
        var other = PredictiveCheck.Of(
            LinearModel.Model,
            Parameters,
            own,
            Key,
            options: new(MostExamples: 25, Replications: 9, Threads: 3)
        );
        Assert.Equal(25, one.Examples);
        Assert.Equal(one.Findings, other.Findings);
    }

    [Fact]
    public void One_example_no_statistic_and_not_a_number_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PredictiveCheck.Of(LinearModel.Model, Parameters, LinearModel.Examples(1), Key));
        Assert.Throws<ArgumentException>(() => PredictiveCheck.Of(LinearModel.Model, Parameters, LinearModel.Examples(3), Key, []));
        Assert.Throws<ArgumentException>(() =>
            PredictiveCheck.Of(
                LinearModel.Model,
                Parameters,
                LinearModel.Examples(3),
                Key,
                [new("nothing", _ => double.NaN)],
                new(Replications: 3)
            )
        );
    }
}
