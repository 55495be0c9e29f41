namespace FunctionalVae.Data;

/// <summary>
/// The empirical distribution function of some numbers, at places where it is known without rounding: half-way between each two neighbours the share
/// of the numbers below, so that numbers that were rounded to a grid spread over their cells; and at the least and the greatest number half of
/// their own share (the mid-rank).
/// </summary>
internal sealed class EmpiricalShares
{
    /// <summary>
    /// The distance, in units of √(share of the numbers) ÷ √n, that the empirical function of n numbers keeps from their distribution function in 19
    /// of 20 cases (Kolmogorov 1933).
    /// </summary>
    public const double ByChance = 1.358;

    private readonly double root;
    private readonly List<double> numbers = [];
    private readonly List<double> shares = [];
    private readonly double[] scores;

    private EmpiricalShares(double[] sorted)
    {
        root = Math.Sqrt(sorted.Length);
        var below = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var isLast = i + 1 == sorted.Length;
            if (!isLast && sorted[i + 1] == sorted[i])
            {
                continue;
            }

            if (below == 0 || isLast)
            {
                Add(sorted[i], (below + i + 1) / 2.0);
            }

            below = i + 1;
            if (!isLast && sorted[i] + ((sorted[i + 1] - sorted[i]) / 2) is var half && half > sorted[i] && half < sorted[i + 1])
            {
                Add(half, below);
            }
        }

        scores = [.. shares.Select(NormalDistribution.Quantile)];

        void Add(double number, double count)
        {
            numbers.Add(number);
            shares.Add(count / sorted.Length);
        }
    }

    /// <summary>How many places there are: as many as different numbers and one more; one where all are the same.</summary>
    public int Count => numbers.Count;

    public static EmpiricalShares Of(IEnumerable<double> numbers) => new([.. numbers.Order()]);

    /// <summary>A place.</summary>
    public double Number(int i) => numbers[i];

    /// <summary>The share of the numbers below it.</summary>
    public double Share(int i) => shares[i];

    /// <summary>The standard normal quantile of that share.</summary>
    public double Score(int i) => scores[i];

    /// <summary>The place between two where a function of normal scores is furthest from the shares, and how far, in units of what chance is measured in.</summary>
    /// <param name="from">A place.</param>
    /// <param name="to">A later one.</param>
    /// <param name="scored">The function: a normal score for each number.</param>
    /// <param name="share">The share of the numbers that lie between.</param>
    public (int At, double Distance) Furthest(int from, int to, Func<double, double> scored, double share)
    {
        var (at, most) = (from, 0.0);
        for (var i = from + 1; i < to; i++)
        {
            var distance = Math.Abs(NormalDistribution.Cumulative(scored(numbers[i])) - shares[i]);
            (at, most) = distance > most ? (i, distance) : (at, most);
        }

        return (at, most * root / Math.Sqrt(share));
    }
}
