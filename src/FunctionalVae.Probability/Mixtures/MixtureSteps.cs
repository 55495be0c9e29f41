using System.Numerics;

namespace FunctionalVae.Probability;

/// <summary>Expectation and maximisation. Sums run over all points in order, or over blocks of a fixed size: threads change no bit.</summary>
internal sealed class MixtureSteps
{
    private const int Block = 512;

    // A smaller share of a point changes no sum.
    private const double Least = 1e-16;

    // The logarithm of a weight 0 is not a number to calculate with.
    private const double LeastWeight = 1e-300;

    private readonly PointColumns points;
    private readonly RealMatrix covariance;
    private readonly RealMatrix root;
    private readonly MixtureFitOptions options;
    private readonly double[][] responsibilities;
    private readonly double[] logWeights;
    private readonly MultivariateNormal[] normals;

    private MixtureSteps(PointColumns points, int components, MixtureFitOptions options)
    {
        (this.points, this.options) = (points, options);
        responsibilities = [.. Enumerable.Range(0, components).Select(_ => new double[points.Padded])];
        logWeights = new double[components];
        normals = new MultivariateNormal[components];
        var all = new double[points.Padded];
        Array.Fill(all, 1, 0, points.Count);
        var (count, mean, scatter) = Moments(all, RealVector.Zero(points.Dimensions));
        covariance = RealMatrix.Of(points.Dimensions, points.Dimensions, (row, column) => scatter[row, column] / count);
        root = Cholesky.Factor(covariance, "the covariance of points");
        Array.Fill(normals, MultivariateNormal.FromFactor(mean, root));
    }

    public static MixtureFit Fit(PointColumns points, int components, Key key, MixtureFitOptions options, CancellationToken cancel)
    {
        var steps = new MixtureSteps(points, components, options);
        MixtureStart.Write(points, steps.covariance, key, steps.responsibilities);
        var objectives = new List<double>();
        var logLikelihood = 0.0;
        var isConverged = false;
        while (objectives.Count < options.MaxIterations && !isConverged)
        {
            cancel.ThrowIfCancellationRequested();
            Parts.Each(components, steps.Maximise, options.ThreadCount, cancel);
            logLikelihood = Expect(points, steps.logWeights, steps.normals, steps.responsibilities, options.ThreadCount);
            var objective = logLikelihood + (steps.LogPrior() / points.Count);
            isConverged = objectives.Count > 0 && objective - objectives[^1] < options.Tolerance;
            objectives.Add(objective);
        }

        return new(Mixture.Of(Categorical.FromLogits([.. steps.logWeights]), steps.normals), logLikelihood, objectives, isConverged);
    }

    // The components' parameters from their responsibilities.
    private void Maximise(int component)
    {
        var (count, mean, scatter) = Moments(responsibilities[component], normals[component].Mean);
        logWeights[component] = Math.Log(Math.Max(count / points.Count, LeastWeight));
        var shrunk = RealMatrix.Of(
            points.Dimensions,
            points.Dimensions,
            (row, column) => (scatter[row, column] + (options.Shrinkage * covariance[row, column])) / (count + options.Shrinkage)
        );
        normals[component] = MultivariateNormal.FromFactor(mean, Cholesky.Factor(shrunk, "the covariance of a component"));
    }

    // Σ r, the weighted mean, and Σ r(x − mean)(x − mean)ᵀ; of no points the mean that was.
    private (double Count, RealVector Mean, RealMatrix Scatter) Moments(double[] shares, RealVector earlier)
    {
        var size = points.Dimensions;
        var (count, sums) = (0.0, new double[size]);
        for (var row = 0; row < points.Count; row++)
        {
            if (shares[row] >= Least)
            {
                count += shares[row];
                for (var column = 0; column < size; column++)
                {
                    sums[column] += shares[row] * points[row, column];
                }
            }
        }

        double[] mean = count > 0 ? Array.ConvertAll(sums, sum => sum / count) : [.. earlier];
        var scatter = new double[size * size];
        var difference = new double[size];
        for (var row = 0; row < points.Count; row++)
        {
            if (shares[row] >= Least)
            {
                points.Difference(row, mean, difference);
                for (var i = 0; i < size; i++)
                {
                    var factor = shares[row] * difference[i];
                    var line = scatter.AsSpan(i * size, i + 1);
                    for (var j = 0; j < line.Length; j++)
                    {
                        line[j] += factor * difference[j];
                    }
                }
            }
        }

        return (count, new(mean), RealMatrix.Of(size, size, (i, j) => scatter[(Math.Max(i, j) * size) + Math.Min(i, j)]));
    }

    // −(a/2) Σⱼ (log |Σⱼ| + tr(Σⱼ⁻¹·S)); the trace is the sum of the squares of Lⱼ⁻¹·L.
    private double LogPrior() =>
        -0.5
        * options.Shrinkage
        * normals.Sum(normal =>
        {
            var whitened = LowerTriangle.Solve(normal.Factor, root);
            return normal.LogDeterminant + Enumerable.Range(0, whitened.Rows).Sum(row => Distance.Squared(whitened.RowSpan(row)));
        });

    // Writes each component's share of each point, and gives the mean log-density.
    private static double Expect(PointColumns points, double[] logWeights, MultivariateNormal[] normals, double[][] shares, int threads)
    {
        var whitening = Array.ConvertAll(normals, normal => LowerTriangle.Solve(normal.Factor, RealMatrix.Identity(points.Dimensions)));
        double[] constants =
        [
            .. normals.Select(
                (normal, j) => logWeights[j] - (points.Dimensions * NormalDistribution.HalfLogTwoPi) - (0.5 * normal.LogDeterminant)
            ),
        ];
        var sums = new double[(points.Padded + Block - 1) / Block];
        Parts.Each(
            sums.Length,
            block =>
            {
                var (from, to) = (block * Block, Math.Min((block + 1) * Block, points.Padded));
                for (var j = 0; j < normals.Length; j++)
                {
                    Joint(points, from, to, normals[j].Mean.Span, whitening[j], constants[j], shares[j]);
                }

                sums[block] = Normalise(shares, from, Math.Min(to, points.Count));
            },
            threads,
            CancellationToken.None
        );
        return sums.Sum() / points.Count;
    }

    // log wⱼ + log N(x; μⱼ, Σⱼ) of one component and some points: the constant less half the square of L⁻¹(x − μ).
    private static void Joint(
        PointColumns points,
        int from,
        int to,
        ReadOnlySpan<double> mean,
        RealMatrix whitening,
        double constant,
        double[] joint
    )
    {
        var difference = new Vector<double>[mean.Length];
        for (var row = from; row < to; row += Vector<double>.Count)
        {
            var square = Vector<double>.Zero;
            for (var i = 0; i < mean.Length; i++)
            {
                difference[i] = points.Load(row, i) - new Vector<double>(mean[i]);
                var line = whitening.RowSpan(i);
                var sum = Vector<double>.Zero;
                for (var column = 0; column <= i; column++)
                {
                    sum += difference[column] * line[column];
                }

                square += sum * sum;
            }

            (new Vector<double>(constant) - (square * 0.5)).CopyTo(joint, row);
        }
    }

    // From logarithms of joint densities to shares that sum to 1; gives the sum of log-densities.
    private static double Normalise(double[][] shares, int from, int to)
    {
        var sum = 0.0;
        for (var row = from; row < to; row++)
        {
            var most = double.NegativeInfinity;
            foreach (var share in shares)
            {
                most = Math.Max(most, share[row]);
            }

            var total = 0.0;
            foreach (var share in shares)
            {
                total += share[row] = Math.Exp(share[row] - most);
            }

            foreach (var share in shares)
            {
                share[row] /= total;
            }

            sum += most + Math.Log(total);
        }

        return sum;
    }
}
