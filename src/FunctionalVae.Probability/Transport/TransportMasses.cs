using System.Numerics;

namespace FunctionalVae.Probability;

/// <summary>
/// The weights of two clouds as whole numbers of equal sum, so that flows are exact. To each weight of q a little is added that the last weight of
/// p gets too: no proper part of q then weighs as much as a part of p, each basis moves something along each of its arcs, and no pivot is in vain
/// (Orden 1956).
/// </summary>
/// <param name="Q">n positive numbers.</param>
/// <param name="P">m positive numbers of the same sum.</param>
/// <param name="Unit">What one of the unchanged numbers weighs.</param>
internal sealed record TransportMasses(long[] Q, long[] P, double Unit)
{
    // Sums stay below 2^62.
    private const int Bits = 61;

    public static TransportMasses Of(PointCloud q, PointCloud p)
    {
        var (n, m) = (q.Count, p.Count);
        if (IsEven(q.Weights) && IsEven(p.Weights))
        {
            var common = (int)BigInteger.GreatestCommonDivisor(n, m);
            long[] ofQ = [.. Enumerable.Repeat((long)(m / common), n)];
            return new(ofQ, [.. Enumerable.Repeat((long)(n / common), m)], 1 / ((double)n * (m / common)));
        }

        var total = 1L << (Bits - BitsOf(n + 1));
        return new(Whole(q.Weights, total), Whole(p.Weights, total), 1.0 / total);
    }

    /// <summary>The same with the additions.</summary>
    public (long[] Q, long[] P) Perturbed()
    {
        var n = Q.Length;
        long[] q = [.. Q.Select(mass => (mass * (n + 1)) + 1)];
        long[] p = [.. P.Select(mass => mass * (n + 1))];
        p[^1] += n;
        return (q, p);
    }

    /// <summary>The least b with 2^b ≥ <paramref name="count"/>.</summary>
    public static int BitsOf(int count) => BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)count));

    private static bool IsEven(RealVector weights) => weights.All(weight => weight == weights[0]);

    // The largest takes what rounding leaves.
    private static long[] Whole(RealVector weights, long total)
    {
        long[] whole = [.. weights.Select(weight => Math.Max(1, (long)Math.Round(weight * total)))];
        whole[Array.IndexOf(whole, whole.Max())] += total - whole.Sum();
        return whole;
    }
}
