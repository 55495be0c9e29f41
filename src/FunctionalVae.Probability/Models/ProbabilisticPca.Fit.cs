using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Probability;

public sealed partial record ProbabilisticPca
{
    // What rounding leaves of an eigenvalue 0, relative to the largest.
    private const double Rounding = 1e-13;

    /// <summary>
    /// The model of greatest likelihood: W = U·(Λ − σ²·I)^½ of the k largest eigenvalues of the data's covariance (with 1/N), and σ² the mean of
    /// the others (Tipping and Bishop 1999, equations 7 and 8). W is unique up to a rotation of its columns, of which this has orthogonal ones.
    /// </summary>
    /// <param name="components">k, from 1 to D − 1.</param>
    /// <param name="data">[N, D], one row per example.</param>
    /// <exception cref="ArgumentException">There are not that many dimensions, fewer than two examples, or no variance is left over, or one beyond 1e±304.</exception>
    public static ProbabilisticPca MaximumLikelihood(int components, RealMatrix data)
    {
        CheckComponents(components, data.Columns - 1, data.Columns);
        var spectrum = Spectrum.Of(data);
        var variance = spectrum.Values.Skip(components).Average();
        return variance > Rounding * spectrum.Values[0]
            ? spectrum.Model(components, Arguments.Variance(variance, "the variance left over"))
            : throw new ArgumentException(
                $"{components} components leave no variance of {nameof(data)} over: its likelihood has no maximum. Take fewer, or give the variance.",
                nameof(data)
            );
    }

    /// <summary>
    /// The model of greatest likelihood for a given σ²: W = U·(Λ − σ²·I)^½, in which components with an eigenvalue of at most σ² have collapsed
    /// to 0.
    /// </summary>
    /// <param name="components">k, from 1 to D.</param>
    /// <param name="variance">σ², from 1e-304 to 1e304.</param>
    /// <param name="data">[N, D], one row per example.</param>
    /// <exception cref="ArgumentException">There are not that many dimensions, fewer than two examples, or σ² is out of its range.</exception>
    public static ProbabilisticPca MaximumLikelihoodOfVariance(int components, double variance, RealMatrix data)
    {
        CheckComponents(components, data.Columns, data.Columns);
        return Spectrum.Of(data).Model(components, Arguments.Variance(variance, nameof(variance)));
    }

    private static void CheckComponents(int components, int most, int dimensions)
    {
        if (components < 1 || components > most)
        {
            throw new ArgumentOutOfRangeException(
                nameof(components),
                components,
                $"{nameof(components)} is {components}; for data of {dimensions} dimensions it must be from 1 to {most}."
            );
        }
    }

    /// <summary>Mean, and the covariance's eigenvalues in falling order with their vectors as columns.</summary>
    private sealed record Spectrum(RealVector Mean, IReadOnlyList<double> Values, Matrix<double> Vectors)
    {
        public static Spectrum Of(RealMatrix data)
        {
            Arguments.AtLeast(2, data.Rows, "data.Rows");
            Arguments.Finite(data, nameof(data));
            var examples = data.ToMathNet();
            var mean = examples.ColumnSums() / data.Rows;
            var centred = Matrix<double>.Build.Dense(data.Rows, data.Columns, (row, column) => data[row, column] - mean[column]);
            var eigen = (centred.TransposeThisAndMultiply(centred) / data.Rows).Evd(Symmetricity.Symmetric);
            int[] falling = [.. Enumerable.Range(0, data.Columns).OrderByDescending(i => eigen.EigenValues[i].Real)];
            return new(
                RealVector.From(mean),
                [.. falling.Select(i => eigen.EigenValues[i].Real)],
                Matrix<double>.Build.DenseOfColumnVectors(falling.Select(eigen.EigenVectors.Column))
            );
        }

        public ProbabilisticPca Model(int components, double variance) =>
            new(
                RealMatrix.Of(
                    Mean.Count,
                    components,
                    (row, column) => Vectors[row, column] * Math.Sqrt(Math.Max(0, Values[column] - variance))
                ),
                Mean,
                variance
            );
    }
}
