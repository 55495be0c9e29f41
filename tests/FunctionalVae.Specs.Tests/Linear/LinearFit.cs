using FunctionalVae.Probability;
using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Specs.Tests;

/// <summary>How far a trained linear model is from the probabilistic PCA of greatest likelihood with the same variance, in float64.</summary>
/// <param name="Shortfall">The maximum's mean log p(x) less the learned decoder's, in nats.</param>
/// <param name="ElboShortfall">The maximum's mean log p(x) less the learned encoder's and decoder's exact mean ELBO, in nats.</param>
/// <param name="Degrees">The largest principal angle between the columns of the learned W and of the maximum's.</param>
internal sealed record LinearFit(double Shortfall, double ElboShortfall, double Degrees)
{
    public static LinearFit Of(ParameterVector parameters, ProbabilisticPca best, RealMatrix data)
    {
        var decoder = Affine(parameters, "likelihood");
        var encoder = Affine(parameters, "posterior");
        var learned = ProbabilisticPca.From(decoder.Weights, decoder.Bias, best.Variance);
        var (greatest, evidence, elbo) = (0.0, 0.0, 0.0);
        for (var row = 0; row < data.Rows; row++)
        {
            var x = data.Row(row);
            greatest += best.Marginal.LogProbability(x).Nats / data.Rows;
            evidence += learned.Marginal.LogProbability(x).Nats / data.Rows;
            elbo += learned.Elbo(Posterior(encoder, x), x).Nats / data.Rows;
        }

        return new(greatest - evidence, greatest - elbo, LargestAngle(decoder.Weights, best.Weights));
    }

    /// <summary>The mean log-density of the independent normal distributions of greatest likelihood.</summary>
    public static double Independent(RealMatrix data)
    {
        var examples = Matrix<double>.Build.DenseOfArray(data.ToArray());
        return examples
            .EnumerateColumns()
            .Sum(column =>
            {
                var mean = column.Average();
                return -0.5 * (1 + Math.Log(2 * Math.PI * column.Average(value => (value - mean) * (value - mean))));
            });
    }

    // cos of the angles are the singular values of Q₁ᵀ·Q₂ for orthonormal bases Q.
    private static double LargestAngle(RealMatrix left, RealMatrix right) =>
        Math.Acos(Math.Min(1, Basis(left).TransposeThisAndMultiply(Basis(right)).Svd().S.Min())) * 180 / Math.PI;

    private static Matrix<double> Basis(RealMatrix matrix) => Matrix<double>.Build.DenseOfArray(matrix.ToArray()).GramSchmidt().Q;

    // Mean first, then log-variance; both affine in x.
    private static MultivariateNormal Posterior((RealMatrix Weights, RealVector Bias) encoder, RealVector x)
    {
        double[] head = [.. encoder.Bias.Select((bias, i) => bias + encoder.Weights.Row(i).Zip(x, (w, value) => w * value).Sum())];
        var half = head.Length / 2;
        return MultivariateNormal.FromDiagonal(
            DiagonalNormal.FromLogVariance(RealVector.From(head.Take(half)), RealVector.From(head.Skip(half)))
        );
    }

    // [outputs, inputs] and [outputs]; a model keeps [inputs, outputs].
    private static (RealMatrix Weights, RealVector Bias) Affine(ParameterVector parameters, string layer)
    {
        var bias = parameters.Tensor($"{layer}.bias").ToArray();
        var weight = parameters.Tensor($"{layer}.weight").ToArray();
        return (
            RealMatrix.FromRows(
                bias.Select(
                    (_, output) => RealVector.From(weight.Where((_, i) => i % bias.Length == output).Select(value => (double)value))
                )
            ),
            RealVector.From(bias.Select(value => (double)value))
        );
    }
}
