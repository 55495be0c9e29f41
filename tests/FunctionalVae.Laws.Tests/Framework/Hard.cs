using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Generators that reach the hard places, and shrink towards readable ones.</summary>
internal static class Hard
{
    /// <summary>Uniform on [−1, 1].</summary>
    public static Gen<double> Unit { get; } = Gen.Choose(-1_000_000, 1_000_000).Select(i => i * 1e-6);

    /// <summary>A number from −bound to bound: half of them of moderate size, the others near 0 by up to nine decades or near the bound.</summary>
    public static Gen<double> Number(double bound) =>
        from unit in Unit
        from kind in Gen.Choose(0, 3)
        from decades in Gen.Choose(0, 9)
        select kind switch
        {
            0 => unit * Math.Pow(10, -decades),
            1 => bound * unit,
            _ => Math.Min(bound, 3) * unit,
        };

    /// <summary>A log-variance: near 0 by up to nine decades, moderate, or up to ±30.</summary>
    public static Gen<double> LogVariance { get; } = Number(30);

    /// <summary>A number of dimensions from 1 to 64, mostly small.</summary>
    public static Gen<int> Dimensions { get; } = Gen.Frequency((6, Gen.Choose(1, 4)), (3, Gen.Choose(5, 16)), (1, Gen.Choose(17, 64)));

    /// <summary>Simpler versions of a vector: shorter ones, and ones with an element rounded or 0.</summary>
    public static IEnumerable<double[]> Simpler(double[] values)
    {
        for (var i = 0; values.Length > 1 && i < values.Length; i++)
        {
            yield return [.. values[..i], .. values[(i + 1)..]];
        }

        for (var i = 0; i < values.Length; i++)
        {
            foreach (var simpler in Simpler(values[i]))
            {
                double[] copy = [.. values];
                copy[i] = simpler;
                yield return copy;
            }
        }
    }

    /// <summary>0, and the number rounded to ever more digits.</summary>
    public static IEnumerable<double> Simpler(double value) =>
        new[] { 0, Math.Round(value), Math.Round(value, 1), Math.Round(value, 3) }
            .Where(simpler => simpler != value && Math.Abs(simpler) <= Math.Abs(value) + 0.5)
            .Take(value == 0 ? 0 : 2);
}
