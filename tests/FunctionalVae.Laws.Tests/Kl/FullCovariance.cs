using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Normal distributions of any covariance, of numbers: the mean, and by rows the Cholesky factor with logarithms on its diagonal.</summary>
internal static class FullCovariance
{
    // Of a diagonal from e^−4.6 to e^4.6 the covariance's condition number reaches 10⁸.
    private const double LogDiagonal = 4.6;

    public static Family<MultivariateNormal, MultivariateNormal> Pairs { get; } =
        new(
            numbers => (Of(numbers[..(numbers.Length / 2)]), Of(numbers[(numbers.Length / 2)..])),
            (q, p) => $"q = N({q.Mean}, L {q.Factor}), p = N({p.Mean}, L {p.Factor})",
            from count in Gen.Frequency((60, Gen.Choose(1, 4)), (15, Gen.Choose(5, 16)), (1, Gen.Choose(17, 64)))
            from q in One(count)
            from other in One(count)
            from near in Nearby.Factor
            from still in Gen.Elements(0.0, 1.0)
            select (double[])
                [.. q, .. q.Zip(other).Select((pair, place) => Move(pair.First, pair.Second, place < count ? still * near : near))],
            Simpler
        );

    /// <summary>The distribution of k + k(k + 1)/2 numbers.</summary>
    public static MultivariateNormal Of(double[] numbers)
    {
        var k = Dimensions(numbers.Length);
        var factor = new double[k, k];
        for (var row = 0; row < k; row++)
        {
            var first = k + (row * (row + 1) / 2);
            var deviation = Math.Exp(numbers[first + row]);
            factor[row, row] = deviation;
            for (var column = 0; column < row; column++)
            {
                factor[row, column] = deviation * numbers[first + column];
            }
        }

        return MultivariateNormal.FromFactor(RealVector.From(numbers[..k]), RealMatrix.From(factor));
    }

    private static double Move(double from, double to, double factor) => from + (factor * (to - from));

    private static Gen<double[]> One(int count) =>
        from mean in Hard.Number(5).ArrayOf(count)
        from bound in Gen.Elements(0.0, 1.0, LogDiagonal)
        from rows in Gen.CollectToArray(Enumerable.Range(0, count), row => Row(row, bound))
        select (double[])[.. mean, .. rows.SelectMany(row => row)];

    private static Gen<double[]> Row(int row, double bound) =>
        from off in Hard.Unit.ArrayOf(row)
        from diagonal in Hard.Unit
        // Rows of many large elements would condition the matrix far worse than its diagonal says.
        select (double[])[.. off.Select(unit => unit / Math.Sqrt(Math.Max(1, row))), bound * diagonal];

    private static int Dimensions(int numbers) => (int)Math.Round((Math.Sqrt(9 + (8.0 * numbers)) - 3) / 2);

    private static IEnumerable<double[]> Simpler(double[] numbers)
    {
        var half = numbers.Length / 2;
        var k = Dimensions(half);
        return Enumerable
            .Range(0, k > 1 ? k : 0)
            .Select(i => (double[])[.. Without(numbers[..half], k, i), .. Without(numbers[half..], k, i)])
            .Concat(k > 4 ? [] : Families.SameLength(numbers));
    }

    private static IEnumerable<double> Without(double[] numbers, int k, int dimension) =>
        numbers[..k]
            .Where((_, i) => i != dimension)
            .Concat(
                from row in Enumerable.Range(0, k)
                from column in Enumerable.Range(0, row + 1)
                where row != dimension && column != dimension
                select numbers[k + (row * (row + 1) / 2) + column]
            );
}
