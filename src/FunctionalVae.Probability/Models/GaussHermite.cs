using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Probability;

/// <summary>
/// Gauss–Hermite quadrature in the probabilists' form, E f(ε) ≈ Σ wᵢ f(εᵢ) for ε standard normal: exact for polynomials of degree 2n − 1, and
/// the oracle for a latent variable of one to three dimensions behind any decoder.
/// </summary>
public sealed class GaussHermite
{
    private const int MostPoints = 10_000_000;

    private GaussHermite(RealVector nodes, RealVector weights)
    {
        Nodes = nodes;
        Weights = weights;
    }

    /// <summary>The rule of n nodes: eigenvalues of the Jacobi matrix (Golub and Welsch 1969), refined by a Newton step.</summary>
    /// <param name="count">n, from 1 to 200.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is outside 1 to 200.</exception>
    public static GaussHermite Rule(int count)
    {
        if (count is < 1 or > 200)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"{nameof(count)} is {count}; it must be from 1 to 200.");
        }

        var jacobi = Matrix<double>.Build.Dense(
            count,
            count,
            (row, column) => Math.Abs(row - column) == 1 ? Math.Sqrt(Math.Max(row, column)) : 0
        );
        double[] nodes =
        [
            .. jacobi.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order().Select(node => Refined(count, node)),
        ];
        return new(
            new([.. nodes.Select((node, i) => 0.5 * (node - nodes[count - 1 - i]))]),
            new([.. nodes.Select(node => 1 / Hermite(count, node).Take(count).Sum(value => value * value))])
        );
    }

    /// <summary>εᵢ, n values in ascending order, symmetric about 0.</summary>
    public RealVector Nodes { get; }

    /// <summary>wᵢ &gt; 0, n values that sum to 1.</summary>
    public RealVector Weights { get; }

    /// <summary>E f(z) for z of a diagonal normal distribution of k dimensions, over nᵏ points.</summary>
    /// <exception cref="ArgumentException">nᵏ is more than ten million.</exception>
    public double Expectation(DiagonalNormal distribution, Func<RealVector, double> function) =>
        Points(distribution).Sum(point => Math.Exp(point.LogWeight) * function(point.Z));

    /// <summary>
    /// log E e^f(z) over nᵏ points, in nats. With f = log p(x, z) − log q(z) and q near the posterior it is the evidence log p(x).
    /// </summary>
    /// <exception cref="ArgumentException">nᵏ is more than ten million.</exception>
    public double LogExpectation(DiagonalNormal distribution, Func<RealVector, double> logFunction) =>
        SpecialFunctions.LogSumExp([.. Points(distribution).Select(point => point.LogWeight + logFunction(point.Z))]);

    private IEnumerable<(RealVector Z, double LogWeight)> Points(DiagonalNormal distribution)
    {
        var total = Math.Pow(Nodes.Count, distribution.Dimensions);
        if (total > MostPoints)
        {
            throw new ArgumentException(
                $"{Nodes.Count} nodes in each of {distribution.Dimensions} dimensions are more than {MostPoints} points; draw instead.",
                nameof(distribution)
            );
        }

        for (var number = 0; number < (int)total; number++)
        {
            var z = new double[distribution.Dimensions];
            var logWeight = 0.0;
            for (var (i, rest) = (0, number); i < z.Length; (i, rest) = (i + 1, rest / Nodes.Count))
            {
                var node = rest % Nodes.Count;
                z[i] = distribution.Mean[i] + (Math.Exp(0.5 * distribution.LogVariance[i]) * Nodes[node]);
                logWeight += Math.Log(Weights[node]);
            }

            yield return (new(z), logWeight);
        }
    }

    private static double Refined(int count, double node)
    {
        var values = Hermite(count, node);
        return node - (values[count] / (Math.Sqrt(count) * values[count - 1]));
    }

    // h₀ to hₙ, orthonormal under N(0, 1); hₙ′ = √n·hₙ₋₁.
    private static double[] Hermite(int count, double x)
    {
        var values = new double[count + 1];
        values[0] = 1;
        for (var j = 0; j < count; j++)
        {
            values[j + 1] = ((x * values[j]) - (j > 0 ? Math.Sqrt(j) * values[j - 1] : 0)) / Math.Sqrt(j + 1);
        }

        return values;
    }
}
