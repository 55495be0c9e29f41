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
                return PredictiveCheck.Of(LinearModel.Model, Parameters, own, Key.Child((ulong)i), replications: 39).Findings;
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
        var findings = PredictiveCheck.Of(LinearModel.Model, Parameters, wider, Key, replications: 99).Findings;
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
                .Of(model, parameters, examples, Key, replications: 99)
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
                    19
                )
                .Findings
        );
        Assert.Equal("greatest value", finding.Name);
        Assert.Equal(LinearModel.Examples(30).Values.ToArray().Max(), finding.Observed);
    }

    [Fact]
    public void One_example_no_statistic_and_not_a_number_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PredictiveCheck.Of(LinearModel.Model, Parameters, LinearModel.Examples(1), Key));
        Assert.Throws<ArgumentException>(() => PredictiveCheck.Of(LinearModel.Model, Parameters, LinearModel.Examples(3), Key, []));
        Assert.Throws<ArgumentException>(() =>
            PredictiveCheck.Of(LinearModel.Model, Parameters, LinearModel.Examples(3), Key, [new("nothing", _ => double.NaN)], 3)
        );
    }
}
