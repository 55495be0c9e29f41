namespace FunctionalVae.Testing;

/// <summary>
/// How far many draws of one p(x|z) lie from its mean, and by how much sums of them may be off. Each bound is broken by a right model once in
/// e^22 tries, 4 in 10⁹: Bernstein's and Freedman's inequalities for binary values, the tails of the normal and of its quadratic forms
/// (Laurent and Massart 2000) for others, which are taken in units of σ.
/// </summary>
internal sealed class Deviations
{
    private const double Rarity = 22;
    private const double Rounding = 1.2e-7;
    private readonly bool isBinary;
    private readonly double[][] rows;
    private readonly double[] variances;
    private readonly double[] roundings;

    /// <param name="isBinary">Whether values are 0 or 1.</param>
    /// <param name="means">The means, row by row.</param>
    /// <param name="draws">A draw for each.</param>
    /// <param name="variances">σ² of each dimension.</param>
    /// <param name="rounding">By how much of max(1, size) a mean may differ from the one that was drawn around.</param>
    public Deviations(bool isBinary, Batch means, Batch draws, double[] variances, double rounding)
    {
        this.isBinary = isBinary;
        this.variances = variances;
        var sigma = Array.ConvertAll(variances, variance => isBinary ? 1 : Math.Sqrt(variance));
        rows =
        [
            .. Enumerable
                .Range(0, draws.Count)
                .Select(row => sigma.Select((s, i) => ((double)draws[row].Span[i] - means[row].Span[i]) / s).ToArray()),
        ];
        roundings =
        [
            .. sigma.Select(
                (s, i) =>
                {
                    var size = Enumerable.Range(0, draws.Count).Max(row => Math.Abs(draws[row].Span[i]));
                    return ((Rounding * size) + (rounding * Math.Max(1, size))) / s;
                }
            ),
        ];
    }

    public int Count => rows.Length;

    public int Width => variances.Length;

    /// <summary>Σ (x − m) of a dimension, and how far it may be from 0.</summary>
    public (double Sum, double Most) First(int dimension)
    {
        var most = isBinary ? Bernstein(Count * variances[dimension], 1) : Math.Sqrt(2 * Rarity * Count);
        return (rows.Sum(row => row[dimension]), most + (Count * roundings[dimension]));
    }

    /// <summary>Σ [(x − m)² − σ²] over some dimensions, and how far it may be from 0.</summary>
    public (double Sum, double Most) Second(IReadOnlyCollection<int> dimensions)
    {
        var most = isBinary
            ? Bernstein(Count * dimensions.Sum(i => variances[i] * (1 - (4 * variances[i]))), 1)
            : Quadratic((double)Count * dimensions.Count, Rarity);
        return (dimensions.Sum(i => rows.Sum(row => (row[i] * row[i]) - (isBinary ? variances[i] : 1))), most + dimensions.Sum(OfProducts));
    }

    /// <summary>Σ (x − m)ᵢ (x − m)ⱼ over all pairs of dimensions that are some way apart, and how far it may be from 0.</summary>
    public (double Sum, double Most) Across(int apart)
    {
        var pairs = Enumerable.Range(0, Width - apart).ToList();
        var most = isBinary
            ? Bernstein(Count * pairs.Sum(i => variances[i] * variances[i + apart]), pairs.Count)
            : Quadratic(0.5 * Count * pairs.Count, Rarity);
        return (pairs.Sum(i => rows.Sum(row => row[i] * row[i + apart])), most + pairs.Sum(i => OfProducts(i) + OfProducts(i + apart)));
    }

    /// <summary>Σ (x − m)(x′ − m′) of these draws and others of the same means, <paramref name="later"/> rows on, and how far it may be from 0.</summary>
    /// <param name="other">Draws of the same means: these, or those of another key.</param>
    /// <param name="later">How many rows on.</param>
    /// <param name="dimensions">How many dimensions to look at.</param>
    public (double Sum, double Most) Between(Deviations other, int later, int dimensions)
    {
        var (count, width) = (Count - later, Math.Min(dimensions, Width));
        // One bound for each shift.
        var rarity = Rarity + Math.Log(Count);
        double sum = 0;
        for (var row = 0; row < count; row++)
        {
            var (one, two) = (rows[row], other.rows[row + later]);
            for (var i = 0; i < width; i++)
            {
                sum += one[i] * two[i];
            }
        }

        var most = isBinary ? Bernstein(count * variances.Take(width).Sum(), 1, rarity) : Quadratic(0.5 * count * width, rarity);
        return (sum, most + Enumerable.Range(0, width).Sum(OfProducts));
    }

    // What rounding makes of Σ r r′ over all rows, r and r′ being about 1.
    private double OfProducts(int dimension) => Count * roundings[dimension] * (2 + roundings[dimension]);

    private static double Bernstein(double variance, double largest, double rarity = Rarity)
    {
        var linear = rarity * largest / 3;
        return linear + Math.Sqrt((2 * rarity * variance) + (linear * linear));
    }

    // Of a quadratic form of standard normals, from its squared Frobenius norm; its largest eigenvalue is at most 1.
    private static double Quadratic(double squares, double rarity) => (2 * Math.Sqrt(rarity * squares)) + (2 * rarity);
}
