using System.Collections.Concurrent;

namespace FunctionalVae.Laws;

/// <summary>
/// Monte Carlo means of 10,000 pairs of a family, of 200 draws each, against closed forms: z = Σ(mᵢ − KLᵢ)/√ΣVarᵢ with the exact variances. One
/// pair alone would let an error of 1 % through; all together see it at 8 to 20 standard errors.
/// </summary>
/// <param name="Family">Their family.</param>
/// <param name="Cases">The pairs.</param>
/// <param name="Sum">Σmᵢ.</param>
/// <param name="Variance">ΣVarᵢ, of the means.</param>
internal sealed record PooledEstimates(KlFamily Family, IReadOnlyList<KlCase> Cases, double Sum, double Variance)
{
    private const int Pairs = 10_000;
    private const int Draws = 200;

    // The draws do not depend on the formula under test, and there are many of those, of which few concern a family.
    private static readonly ConcurrentDictionary<(string Family, Key Key), PooledEstimates> Known = new();
    private readonly ConcurrentDictionary<Delegate, double> sums = new();

    public static PooledEstimates Of(KlFamily family, Key key) => Known.GetOrAdd((family.Name, key), _ => Drawn(family, key));

    public double Z(Formulas formulas) =>
        (Sum - sums.GetOrAdd(Family.Formula(formulas), _ => Cases.Sum(drawn => drawn.Kl(formulas)))) / Math.Sqrt(Variance);

    private static PooledEstimates Drawn(KlFamily family, Key key)
    {
        var cases = new KlCase[Pairs];
        var means = new double[Pairs];
        var variances = new double[Pairs];
        Parallel.For(
            0,
            Pairs,
            i =>
            {
                var own = key.Child((ulong)i);
                cases[i] = family.Moderate([.. Enumerable.Range(0, 16).Select(n => (2 * Uniform.Open(own.Words((uint)n, 0)[0])) - 1)]);
                means[i] = cases[i].Estimate(own.Child(0), Draws).Value;
                variances[i] = cases[i].Exact().Variance / Draws;
            }
        );
        return new(family, cases, means.Sum(), variances.Sum());
    }
}
