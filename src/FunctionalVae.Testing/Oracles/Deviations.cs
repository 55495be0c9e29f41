namespace FunctionalVae.Testing;

/// <summary>
/// How far many draws of one p(x|z) lie from it, and by how much sums of that may be off. A draw is looked at as its normal score z = Φ⁻¹(u),
/// u being its place in the distribution, F(x), or F(x) less a uniform share of P(x) where p(x|z) is a mass: for a right model the scores are
/// independent standard normals, whatever the likelihood, and (x − x̂)/σ for a normal one. Each bound is broken by a right model once in e^22
/// tries, 4 in 10⁹: the tails of the normal and of its quadratic forms (Laurent and Massart 2000).
/// </summary>
internal sealed class Deviations
{
    private const double Rarity = 22;
    private const double Rounding = 1.2e-7;

    // Scores from −37 to 8.
    private const double Least = 1e-300;
    private const double Greatest = 1 - 1e-15;
    private readonly double[][] rows;
    private readonly double[] roundings;

    /// <param name="family">p(x|z) around a mean.</param>
    /// <param name="means">The means, row by row.</param>
    /// <param name="draws">A draw for each.</param>
    /// <param name="rounding">By how much of max(1, size) a mean may differ from the one that was drawn around.</param>
    /// <param name="key">The key of the shares of masses.</param>
    public Deviations(LikelihoodFamily family, Batch means, Batch draws, double rounding, Key key)
    {
        rows = new double[draws.Count][];
        roundings = new double[draws.Width];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = new double[draws.Width];
            for (var i = 0; i < draws.Width; i++)
            {
                double x = draws[row].Span[i];
                var isMass = family.HasMass(i);
                if (!family.IsObserved(i, draws[row]))
                {
                    // Nothing was drawn: a number is one of its points.
                    rows[row][i] = NormalDistribution.Quantile(Chance.Between(Least, Greatest, key, (row * draws.Width) + i));
                    continue;
                }

                var mean = family.MeanGiven(i, means[row], draws[row]);
                var share = isMass ? Chance.Between(0, 1, key, (row * draws.Width) + i) : 0;
                // A density's draw is rounded, which is as if its mean were.
                var off = (isMass ? 0 : Rounding * Math.Abs(x)) + (rounding * Math.Max(1, Math.Abs(x)));
                rows[row][i] = Score(mean);
                roundings[i] = Math.Max(roundings[i], 0.5 * Math.Abs(Score(mean + off) - Score(mean - off)));

                double Score(double centre)
                {
                    var at = Math.Clamp(centre, family.LeastMeanOf(i), family.GreatestMeanOf(i));
                    var jump = isMass ? share * Math.Exp(family.Score(i, at, x)) : 0;
                    var place = Math.Clamp(family.Cumulative(i, at, x) - jump, Least, Greatest);
                    return double.IsNaN(place) ? place : NormalDistribution.Quantile(place);
                }
            }
        }
    }

    public int Count => rows.Length;

    public int Width => roundings.Length;

    /// <summary>Σ z of a dimension, and how far it may be from 0.</summary>
    public (double Sum, double Most) First(int dimension) =>
        (rows.Sum(row => row[dimension]), Math.Sqrt(2 * Rarity * Count) + (Count * roundings[dimension]));

    /// <summary>Σ (z² − 1) over some dimensions, and how far it may be from 0.</summary>
    public (double Sum, double Most) Second(IReadOnlyCollection<int> dimensions) =>
        (
            dimensions.Sum(i => rows.Sum(row => (row[i] * row[i]) - 1)),
            Quadratic((double)Count * dimensions.Count, Rarity) + dimensions.Sum(OfProducts)
        );

    /// <summary>Σ zᵢ zⱼ over all pairs of dimensions that are some way apart, and how far it may be from 0.</summary>
    public (double Sum, double Most) Across(int apart)
    {
        var pairs = Enumerable.Range(0, Width - apart).ToList();
        return (
            pairs.Sum(i => rows.Sum(row => row[i] * row[i + apart])),
            Quadratic(0.5 * Count * pairs.Count, Rarity) + pairs.Sum(i => OfProducts(i) + OfProducts(i + apart))
        );
    }

    /// <summary>Σ z z′ of these draws and others of the same means, <paramref name="later"/> rows on, and how far it may be from 0.</summary>
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

        return (sum, Quadratic(0.5 * count * width, rarity) + Enumerable.Range(0, width).Sum(OfProducts));
    }

    // What rounding makes of Σ z z′ over all rows, z and z′ being about 1.
    private double OfProducts(int dimension) => Count * roundings[dimension] * (2 + roundings[dimension]);

    // Of a quadratic form of standard normals, from its squared Frobenius norm; its largest eigenvalue is at most 1.
    private static double Quadratic(double squares, double rarity) => (2 * Math.Sqrt(rarity * squares)) + (2 * rarity);
}
