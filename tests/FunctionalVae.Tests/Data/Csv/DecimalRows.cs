using FsCheck;
using FsCheck.Fluent;

namespace FunctionalVae.Tests.Data;

/// <summary>Rows of three columns, of one order of magnitude: a sample of a property, which becomes shorter, then rounder.</summary>
/// <param name="Digits">Whole numbers up to a million, row by row.</param>
/// <param name="Exponent">The power of ten that all are multiplied by.</param>
public sealed record DecimalRows(ValueList<int> Digits, int Exponent)
{
    private const int Width = 3;
    private const int Largest = 1_000_000;

    /// <summary>[rows, 3].</summary>
    public float[] Values => [.. Digits.Select(digits => (float)(digits * Math.Pow(10, Exponent)))];

    /// <summary>Four rows.</summary>
    public static Arbitrary<DecimalRows> Samples() =>
        Arb.From(
            from digits in Gen.Choose(-Largest, Largest).ArrayOf(4 * Width)
            from exponent in Gen.Choose(-12, 12)
            select new DecimalRows(ValueList.From(digits), exponent),
            Simpler
        );

    public override string ToString() => $"[{string.Join(", ", Digits)}] · 10^{Exponent}, in rows of {Width}";

    private static IEnumerable<DecimalRows> Simpler(DecimalRows rows)
    {
        for (var row = 0; rows.Digits.Count > Width && row < rows.Digits.Count; row += Width)
        {
            var end = row + Width;
            yield return rows with
            {
                Digits = ValueList.From<int>([.. rows.Digits.Where((_, i) => i < row || i >= end)]),
            };
        }

        if (rows.Exponent != 0)
        {
            yield return rows with
            {
                Exponent = 0,
            };
            yield return rows with
            {
                Exponent = rows.Exponent - Math.Sign(rows.Exponent),
            };
        }

        for (var i = 0; i < rows.Digits.Count; i++)
        {
            foreach (var digits in (int[])[0, rows.Digits[i] / 10])
            {
                if (digits != rows.Digits[i])
                {
                    var place = i;
                    yield return rows with
                    {
                        Digits = ValueList.From<int>([.. rows.Digits.Select((old, j) => j == place ? digits : old)]),
                    };
                }
            }
        }
    }
}
