using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Execution;

/// <summary>Latent dimensions that are used, of linear models whose collapsed dimensions are known: those with an eigenvalue of at most σ².</summary>
public sealed class LatentUseTests
{
    private const int Features = 8;

    // Deviations of the data along its axes; σ² lies between them.
    private static readonly double[] Deviations = [3, 2, 1.5, 1.2, 0.8, 0.5, 0.3, 0.1];

    public static TheoryData<int, double> Sweep()
    {
        var data = new TheoryData<int, double>();
        foreach (var latent in Enumerable.Range(1, Features))
        {
            foreach (var variance in (double[])[0.05, 0.4, 1, 3])
            {
                data.Add(latent, variance);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sweep))]
    public void Active_dimensions_are_those_whose_eigenvalue_is_above_the_noise(int latent, double variance)
    {
        var (model, parameters, examples, eigenvalues) = Linear(latent, variance, null);
        var use = LatentUse.Of(model, parameters, examples);
        Assert.Equal(examples.Count, use.Examples);
        Assert.Equal(eigenvalues.Take(latent).Select(value => value > variance), use.Dimensions.Select(dimension => dimension.IsActive));
        Assert.Equal(eigenvalues.Take(latent).Count(value => value > variance), use.Active);
        foreach (var (dimension, eigenvalue) in use.Dimensions.Zip(eigenvalues))
        {
            // The posterior of an axis: the means vary by 1 − σ²/λ, each has the variance σ²/λ, and the mean divergence is ½ ln(λ/σ²).
            var noise = Math.Min(1, variance / eigenvalue);
            Assert.Equal(1 - noise, dimension.VarianceOfMeans, 1e-4);
            Assert.Equal(noise, dimension.MeanVariance, 1e-4);
            Assert.Equal(-0.5 * Math.Log(noise), dimension.Kl!.Value, 1e-4);
        }
    }

    [Fact]
    public void The_divergences_of_dimensions_sum_to_the_models()
    {
        var (model, parameters, examples, _) = Linear(5, 0.4, new NormalPrior(2.5));
        var use = LatentUse.Of(model, parameters, examples);
        var whole = ObjectiveEstimator.Average(model, parameters, examples, Key.FromSeed(1), draws: 1);
        Assert.Equal(whole.Kl, use.Dimensions.Sum(dimension => dimension.Kl!.Value), 1e-4);
    }

    // The means vary by 0.5: a share of the prior's variance that decides.
    [Theory]
    [InlineData(40, true)]
    [InlineData(60, false)]
    public void A_dimension_is_active_by_the_priors_variance(double prior, bool isActive)
    {
        var (model, parameters, examples, eigenvalues) = Linear(1, Deviations[0] * Deviations[0] / 2, new NormalPrior(prior));
        var dimension = Assert.Single(LatentUse.Of(model, parameters, examples).Dimensions);
        Assert.Equal(1 - (Deviations[0] * Deviations[0] / 2 / eigenvalues[0]), dimension.VarianceOfMeans, 1e-4);
        Assert.InRange(dimension.VarianceOfMeans, 0.45, 0.55);
        Assert.Equal(isActive, dimension.IsActive);
    }

    // Twice the collapsed divergence is e^r − 1 − r of the log-ratio r of the variances, of which a plain sum keeps no digit: r²/2.
    [Theory]
    [InlineData(1e-4f)]
    [InlineData(-1e-5f)]
    [InlineData(1e-8f)]
    [InlineData(-5e-9f)]
    public void A_collapsed_dimension_has_a_divergence_that_keeps_its_digits(float logVariance)
    {
        var (model, _, examples, _) = Linear(1, 1, null);
        var parameters = model.ParametersFrom(
            model.Layout.Tensors.SelectMany(tensor => tensor.Name == "posterior.bias" ? [0, logVariance] : new float[tensor.Count])
        );
        var kl = Assert.Single(LatentUse.Of(model, parameters, examples).Dimensions).Kl!.Value;
        Assert.Equal(1, kl / (0.25 * logVariance * logVariance), 1e-4);
    }

    [Fact]
    public void A_mixture_has_no_divergence_by_dimension()
    {
        var (model, _, examples, _) = Linear(2, 1, new MixturePrior(3));
        var use = LatentUse.Of(model, model.Initialize(Key.FromSeed(3)), examples);
        Assert.All(use.Dimensions, dimension => Assert.Null(dimension.Kl));
    }

    [Fact]
    public void A_latent_variable_without_a_prior_is_refused()
    {
        var model = Vae.ModelFrom(
            new VaeSpec(new Features(Features), [], new DeterministicLatent(2), [], new NormalLikelihood(new FixedVariance(1)))
        );
        var problem = Assert.Throws<ArgumentException>(() =>
            LatentUse.Of(model, model.Initialize(Key.FromSeed(3)), model.ExamplesFrom(new float[Features]))
        );
        Assert.Contains("has no prior", problem.Message, StringComparison.Ordinal);
    }

    // More examples than one part of them.
    private static (IVaeModel Model, ParameterVector Parameters, Batch Examples, double[] Eigenvalues) Linear(
        int latent,
        double variance,
        Prior? prior
    )
    {
        var normal = DiagonalNormal.FromLogVariance(
            RealVector.From(Deviations.Select(deviation => deviation * 0.5)),
            RealVector.From(Deviations.Select(deviation => 2 * Math.Log(deviation)))
        );
        float[][] rows = [.. Sampling.Draws(normal, Key.FromSeed(5), 1100).Select(row => row.Select(value => (float)value).ToArray())];
        var data = RealMatrix.FromRows(rows.Select(row => RealVector.From(row.Select(value => (double)value))));
        var exact = ProbabilisticPca.MaximumLikelihoodOfVariance(latent, variance, data);
        var model = Vae.ModelFrom(
            new VaeSpec(
                new Features(Features),
                [],
                new DiagonalNormalLatent(latent, prior),
                [],
                new NormalLikelihood(new FixedVariance(variance))
            )
        );
        var centre = exact.BestDiagonal(exact.Mean);
        double[] MeanAt(int feature) =>
            [.. exact.BestDiagonal(RealVector.From(exact.Mean.Select((b, i) => b + (i == feature ? 1 : 0)))).Mean];
        double[][] slopes = [.. Enumerable.Range(0, Features).Select(MeanAt)];
        var offsets = Enumerable.Range(0, latent).Select(i => -slopes.Select((slope, feature) => slope[i] * exact.Mean[feature]).Sum());
        var parameters =
            prior is MixturePrior
                ? model.Initialize(Key.FromSeed(1))
                : model.ParametersFrom(
                    model.Layout.Tensors.SelectMany(tensor =>
                        tensor.Name switch
                        {
                            "posterior.weight" => slopes.SelectMany(slope => slope.Select(value => (float)value).Concat(new float[latent])),
                            "posterior.bias" => [.. offsets.Concat(centre.LogVariance).Select(value => (float)value)],
                            "likelihood.weight" => Enumerable
                                .Range(0, latent)
                                .SelectMany(i => Enumerable.Range(0, Features).Select(feature => (float)exact.Weights[feature, i])),
                            "likelihood.bias" => exact.Mean.Select(value => (float)value),
                            _ => throw new InvalidOperationException(tensor.Name),
                        }
                    )
                );
        return (model, parameters, model.ExamplesFrom(rows.SelectMany(row => row)), Eigenvalues(data));
    }

    // Of a model of almost no noise the squares of the weights of an axis are its eigenvalue.
    private static double[] Eigenvalues(RealMatrix data)
    {
        const double noise = 1e-9;
        var weights = ProbabilisticPca.MaximumLikelihoodOfVariance(Features, noise, data).Weights;
        return
        [
            .. Enumerable
                .Range(0, Features)
                .Select(i => noise + Enumerable.Range(0, Features).Sum(feature => weights[feature, i] * weights[feature, i])),
        ];
    }
}
