using FunctionalVae.Testing;

namespace FunctionalVae.Tests.Execution;

/// <summary>Gaps that are filled, against the exact conditional distributions of small models.</summary>
public sealed class ImputeTests
{
    private const double Variance = 0.4;
    private static readonly Key Key = Key.FromSeed(12);

    // x₀ = z₀ + ε, x₁ = z₀ + z₁ + ε, x₂ = −2 z₁ + ε: covariance W Wᵀ + σ² I.
    private static readonly double[][] Weights =
    [
        [1, 0],
        [1, 1],
        [0, -2],
    ];
    private static readonly double[] Bias = [0.5, -1, 2];

    private static readonly VaeSpec Linear = new(
        new Table([.. Weights.Select((_, i) => new NumberColumn($"x{i}", MayBeMissing: true))]),
        [],
        new DiagonalNormalLatent(2),
        [],
        new ColumnLikelihoods(new NormalLikelihood(new FixedVariance(Variance)))
    );

    [Fact]
    public void A_linear_model_has_the_exact_conditional_mean_within_its_error_and_draws_of_its_spread()
    {
        const int rows = 400;
        var (model, parameters) = LinearModel();
        // The second is missing.
        var observed = Enumerable.Range(0, 60).Select(i => (0.5 + (0.05 * i), 3 - (0.1 * i))).ToList();
        var examples = model.ExamplesFrom(observed.SelectMany(pair => (float[])[(float)pair.Item1, 0, (float)pair.Item2, 0, 1, 0]));
        var filled = model.Impute(parameters, examples, Key, new(Rows: rows, MostLatentDraws: 1 << 14));
        var (pooled, spread) = (0.0, 0.0);
        for (var i = 0; i < observed.Count; i++)
        {
            var (mean, variance) = Conditional(observed[i].Item1, observed[i].Item2);
            var found = filled.Examples[i];
            Assert.Equal([observed[i].Item1, observed[i].Item2], [found.Means[0], found.Means[2]], (a, b) => Math.Abs(a - b) < 1e-6);
            pooled += (found.Means[1] - mean) / found.StandardErrors[1];
            double[] drawn = [.. Enumerable.Range(i * rows, rows).Select(row => (double)filled.Rows[row].Span[1])];
            spread += drawn.Average(x => (x - mean) * (x - mean)) / variance;
        }

        // Of sixty independent errors and spreads.
        Assert.InRange(pooled / Math.Sqrt(observed.Count), -4, 4);
        Assert.InRange(spread / observed.Count, 0.85, 1.15);
    }

    [Fact]
    public void Categories_have_the_probabilities_of_a_sum_over_the_latent_variable()
    {
        var table = new Table([
            new CategoryColumn("a", ["x", "y", "z"], MayBeMissing: true),
            new YesNoColumn("b", MayBeMissing: true),
            new NumberColumn("c", [0.0], MayBeMissing: true),
        ]);
        var model = Vae.ModelFrom(
            new(
                table,
                [new Dense(4, Activation.Tanh)],
                new DiagonalNormalLatent(1),
                [new Dense(6, Activation.Tanh)],
                new ColumnLikelihoods()
            )
        );
        var parameters = model.ParametersFrom(ModelAgreement.Parameters(model, Key).Values.ToArray().Select(value => 2 * value));
        var family = ReconstructionFamily.Of(model.Spec, parameters);
        var example = new float[table.Layout.Width];
        example[4] = 1; // b is yes
        example[table.Layout.Places[0].Missing!.Value] = 1;
        example[table.Layout.Places[2].Missing!.Value] = 1;
        var (expected, total) = (new double[example.Length], 0.0);
        for (var z = -8.0; z <= 8; z += 0.01)
        {
            var means = model.Decode(parameters, model.LatentsFrom([(float)z]))[0];
            var joint = Math.Exp(-0.5 * z * z);
            for (var i = 3; i < 5; i++)
            {
                joint *= Math.Exp(family.Score(i, family.MeanGiven(i, means, example), example[i]));
            }

            total += joint;
            for (var i = 0; i < expected.Length; i++)
            {
                expected[i] += joint * means.Span[i] * (i == 7 ? means.Span[6] : 1);
            }
        }

        var filled = model.Impute(
            parameters,
            model.ExamplesFrom(example),
            Key,
            new(Rows: 20_000, LatentDraws: 4096, MostLatentDraws: 4096)
        );
        var known = filled.Examples[0];
        foreach (var i in (int[])[0, 1, 2, 5, 6])
        {
            Assert.InRange((known.Means[i] - (expected[i] / total)) / known.StandardErrors[i], -4.5, 4.5);
            var share = Enumerable.Range(0, filled.Rows.Count).Average(row => filled.Rows[row].Span[i]);
            // Drawn from as many latent vectors as there are draws of them.
            Assert.Equal(known.Means[i], share, 0.02);
        }

        // Of every other number, its mean among those.
        Assert.InRange((known.Means[7] - (expected[7] / expected[6])) / known.StandardErrors[7], -4.5, 4.5);
    }

    [Fact]
    public void What_was_observed_stays_and_nothing_stays_missing()
    {
        var (model, parameters, rows) = Mixed();
        var filled = model.Impute(parameters, rows, Key, new(Rows: 3)).Rows;
        Assert.Equal(3 * rows.Count, filled.Count);
        // Those that are no rows of the table are refused.
        model.ExamplesFrom(filled.Values.ToArray());
        foreach (var place in ((Table)model.Spec.Input).Layout.Places)
        {
            for (var row = 0; row < filled.Count; row++)
            {
                Assert.True(place.IsIn(filled[row].Span));
                if (place.IsIn(rows[row / 3].Span))
                {
                    var width = (int)place.Column.Width;
                    Assert.Equal(rows[row / 3].Slice(place.First, width).ToArray(), filled[row].Slice(place.First, width).ToArray());
                }
            }
        }
    }

    [Fact]
    public void A_row_depends_on_itself_its_number_and_the_key_alone()
    {
        var (model, parameters, rows) = Mixed();
        var all = model.Impute(parameters, rows, Key, new(Threads: 1)).Rows;
        Assert.Equal(all.Values.ToArray(), model.Impute(parameters, rows, Key, new(Threads: 3)).Rows.Values.ToArray());
        var first = model.Impute(parameters, rows.Take([0, 1, 2]), Key).Rows;
        Assert.Equal(all.Values[..(3 * rows.Width)].ToArray(), first.Values.ToArray());
        Assert.NotEqual(all.Values.ToArray(), model.Impute(parameters, rows, Key.Child(1)).Rows.Values.ToArray());
    }

    [Fact]
    public void A_row_without_observations_scores_exactly_0_and_is_filled_from_the_prior()
    {
        var (model, parameters) = LinearModel();
        var nothing = model.ExamplesFrom([0, 0, 0, 1, 1, 1]);
        var score = model.Score(parameters, nothing, Key)[0];
        Assert.Equal((0, 0, false), (score.Value, score.StandardError, score.IsBound));
        var filled = model.Impute(parameters, nothing, Key, new(Rows: 5000, LatentDraws: 1024));
        for (var i = 0; i < Bias.Length; i++)
        {
            var variance = Weights[i].Sum(w => w * w) + Variance;
            double[] drawn = [.. Enumerable.Range(0, 5000).Select(row => (double)filled.Rows[row].Span[i])];
            Assert.InRange(drawn.Average(), Bias[i] - (0.15 * Math.Sqrt(variance)), Bias[i] + (0.15 * Math.Sqrt(variance)));
            Assert.InRange(drawn.Average(x => (x - Bias[i]) * (x - Bias[i])) / variance, 0.85, 1.15);
        }
    }

    [Fact]
    public void A_model_without_gaps_and_options_without_sense_are_refused()
    {
        var plain = Vae.ModelFrom(new(new Features(2), [], new DiagonalNormalLatent(1), [], new SquaredErrorLikelihood()));
        var problem = Assert.Throws<NotSupportedException>(() => plain.Impute(plain.Initialize(Key), plain.ExamplesFrom([1, 2]), Key));
        Assert.Contains("no column that may be missing", problem.Message, StringComparison.Ordinal);
        var (model, parameters, rows) = Mixed();
        Assert.ThrowsAny<ArgumentException>(() => model.Impute(parameters, rows, Key, new(Rows: 0)));
        Assert.ThrowsAny<ArgumentException>(() => model.Impute(parameters, rows, Key, new(LatentDraws: 4)));
    }

    private static (IVaeModel Model, ParameterVector Parameters, Batch Rows) Mixed()
    {
        var table = new Table([
            new NumberColumn("age", MayBeMissing: true),
            new CategoryColumn("home", ["a", "b", "c"], MayBeMissing: true),
            new CountColumn("visits", MayBeMissing: true),
            new NumberColumn("gain", [0.0], MayBeMissing: true),
        ]);
        var model = Vae.ModelFrom(
            new(
                table,
                [new Dense(8, Activation.Silu)],
                new DiagonalNormalLatent(2),
                [new Dense(8, Activation.Silu)],
                new ColumnLikelihoods()
            )
        );
        return (model, ModelAgreement.Parameters(model, Key), model.ExamplesFrom(TableRows.Make(table.Layout, Key, 40)));
    }

    // An encoder that is near no posterior: the weights have to make up for it.
    private static (IVaeModel Model, ParameterVector Parameters) LinearModel()
    {
        var model = Vae.ModelFrom(Linear);
        var parameters = model.ParametersFrom(
            model.Layout.Tensors.SelectMany(tensor =>
                tensor.Name switch
                {
                    "likelihood.weight" => Enumerable.Range(0, 2).SelectMany(i => Weights.Select(row => (float)row[i])),
                    "likelihood.bias" => Bias.Select(value => (float)value),
                    "posterior.bias" => [0, 0, -0.5f, -0.5f],
                    _ => new float[tensor.Count],
                }
            )
        );
        return (model, parameters);
    }

    // Of x₁ given x₀ and x₂, by the formula of a conditional normal distribution.
    private static (double Mean, double Variance) Conditional(double first, double third)
    {
        double Covariance(int i, int j) => Weights[i].Zip(Weights[j], (a, b) => a * b).Sum() + (i == j ? Variance : 0);
        var (a, b, c) = (Covariance(0, 0), Covariance(0, 2), Covariance(2, 2));
        var determinant = (a * c) - (b * b);
        var (u, v) = (Covariance(1, 0), Covariance(1, 2));
        var (p, q) = (((u * c) - (v * b)) / determinant, ((v * a) - (u * b)) / determinant);
        return (Bias[1] + (p * (first - Bias[0])) + (q * (third - Bias[2])), Covariance(1, 1) - ((p * u) + (q * v)));
    }
}
