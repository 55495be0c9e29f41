using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of probabilistic PCA.</summary>
internal static class PcaMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        OracleMutants.Of(
            "evidence with σ for σ²",
            "N(μ, WWᵀ + σ·I)",
            formulas =>
                formulas with
                {
                    PcaEvidence = (model, x) =>
                        ProbabilisticPca.From(model.Weights, model.Mean, Math.Sqrt(model.Variance)).Marginal.LogProbability(x).Nats,
                }
        ),
        OracleMutants.Of(
            "evidence 1 % too large",
            "a factor of 1.01",
            formulas => formulas with { PcaEvidence = (model, x) => 1.01 * model.Marginal.LogProbability(x).Nats }
        ),
        OracleMutants.Of(
            "posterior covariance M⁻¹",
            "without its factor σ²",
            formulas =>
                formulas with
                {
                    PcaPosterior = (model, x) =>
                        MultivariateNormal.FromCovariance(
                            model.Posterior(x).Mean,
                            Scaled(model.Posterior(x).Covariance, 1 / model.Variance)
                        ),
                }
        ),
        OracleMutants.Of(
            "posterior of x for x − μ",
            "the data not centred",
            formulas =>
                formulas with
                {
                    PcaPosterior = (model, x) => model.Posterior(RealVector.From(x.Zip(model.Mean, (value, mean) => value + mean))),
                }
        ),
        OracleMutants.Of(
            "posterior without correlations",
            "the diagonal of σ²M⁻¹ alone: right for one latent dimension",
            formulas =>
                formulas with
                {
                    PcaPosterior = (model, x) =>
                        MultivariateNormal.FromCovariance(
                            model.Posterior(x).Mean,
                            RealMatrix.FromDiagonal(model.Posterior(x).Covariance.Diagonal())
                        ),
                }
        ),
        OracleMutants.Of(
            "best diagonal with marginal variances",
            "(σ²M⁻¹)ᵢᵢ instead of σ²/Mᵢᵢ: too wide where latent dimensions are correlated",
            formulas =>
                formulas with
                {
                    PcaBestDiagonal = (model, x) =>
                        DiagonalNormal.FromLogVariance(
                            model.Posterior(x).Mean,
                            RealVector.From(model.Posterior(x).Covariance.Diagonal().Select(value => Math.Log(value)))
                        ),
                }
        ),
        OracleMutants.Of(
            "ELBO at the mean",
            "the reconstruction at q's mean, without the trace of WSWᵀ",
            formulas => formulas with { PcaElbo = (model, q, x) => model.Likelihood(q.Mean).LogProbability(x).Nats - model.Elbo(q, x).Kl }
        ),
        OracleMutants.Of(
            "W = UΛ^½",
            "σ² not taken from the eigenvalues: its variance is counted twice",
            formulas =>
                formulas with
                {
                    PcaFit = (components, data) =>
                        Refit(
                            ProbabilisticPca.MaximumLikelihoodOfVariance(components, 1e-12, data),
                            ProbabilisticPca.MaximumLikelihood(components, data).Variance
                        ),
                    PcaFitOfVariance = (components, variance, data) =>
                        Refit(ProbabilisticPca.MaximumLikelihoodOfVariance(components, 1e-12, data), variance),
                }
        ),
        OracleMutants.Of(
            "σ² over all dimensions",
            "the discarded eigenvalues' sum over D instead of D − k",
            formulas =>
                formulas with
                {
                    PcaFit = (components, data) =>
                    {
                        var fit = ProbabilisticPca.MaximumLikelihood(components, data);
                        return Refit(fit, fit.Variance * (data.Columns - components) / data.Columns);
                    },
                }
        ),
        OracleMutants.Of(
            "covariance with 1/(N − 1)",
            "unbiased, but not of greatest likelihood",
            formulas =>
                formulas with
                {
                    PcaFit = (components, data) => Unbiased(ProbabilisticPca.MaximumLikelihood(components, data), data.Rows),
                }
        ),
        OracleMutants.Of(
            "no collapse",
            "W = U|Λ − σ²I|^½: components below σ² live on",
            formulas =>
                formulas with
                {
                    PcaFitOfVariance = (components, variance, data) =>
                    {
                        var fit = ProbabilisticPca.MaximumLikelihoodOfVariance(components, variance, data);
                        var weights = fit.Weights.ToArray();
                        weights[0, components - 1] += weights[0, components - 1] == 0 ? 0.1 : 0;
                        return ProbabilisticPca.From(RealMatrix.From(weights), fit.Mean, variance);
                    },
                }
        ),
    ];

    private static RealMatrix Scaled(RealMatrix matrix, double factor)
    {
        var values = matrix.ToArray();
        for (var row = 0; row < matrix.Rows; row++)
        {
            for (var column = 0; column < matrix.Columns; column++)
            {
                values[row, column] *= factor;
            }
        }

        return RealMatrix.From(values);
    }

    private static ProbabilisticPca Refit(ProbabilisticPca fit, double variance) => ProbabilisticPca.From(fit.Weights, fit.Mean, variance);

    private static ProbabilisticPca Unbiased(ProbabilisticPca fit, double examples) =>
        ProbabilisticPca.From(
            Scaled(fit.Weights, Math.Sqrt(examples / (examples - 1))),
            fit.Mean,
            fit.Variance * examples / (examples - 1)
        );
}
