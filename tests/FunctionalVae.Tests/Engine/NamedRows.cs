using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace FunctionalVae.Tests.Engine;

/// <summary>Rows of floats of one length, each with a name: a sample of a property, and as text a counterexample that can be typed in.</summary>
public sealed class NamedRows
{
    private readonly string[] names;

    private NamedRows(string[] names, float[][] values) => (this.names, Values) = (names, values);

    public float[][] Values { get; }

    /// <summary>Up to 40 values of each, every row with values of its own kind.</summary>
    public static Arbitrary<NamedRows> Of(params (string Name, Gen<float> Value)[] rows) =>
        Shrinking(
            from count in Gen.Choose(1, 40)
            from values in Gen.CollectToArray(rows, row => row.Value.ArrayOf(count))
            select values,
            [.. rows.Select(row => row.Name)]
        );

    /// <summary>One row of up to 4,096 values, of which most are short; of magnitudes up to 2^-20 to 2^<paramref name="largest"/>.</summary>
    public static Arbitrary<NamedRows> OneOf(string name, int fewest, int largest) =>
        Shrinking(
            from count in Gen.Frequency((9, Gen.Choose(fewest, 40)), (1, Gen.Choose(41, 4096)))
            from scale in Gen.Choose(-20, largest)
            from row in Samples.Magnitudes(scale - 6, scale).ArrayOf(count)
            select (float[][])[row],
            name
        );

    /// <summary>Samples whose counterexamples become shorter, then simpler.</summary>
    public static Arbitrary<NamedRows> Shrinking(Gen<float[][]> values, params string[] names) =>
        Arb.From(
            values.Select(rows => new NamedRows(names, rows)),
            sample => Simpler(sample.Values).Select(rows => new NamedRows(names, rows))
        );

    public override string ToString() =>
        string.Join(", ", names.Zip(Values, (name, row) => $"{name} = [{string.Join(", ", row.Select(Digits))}]"));

    private static string Digits(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static IEnumerable<float[][]> Simpler(float[][] arrays)
    {
        var count = arrays[0].Length;
        if (count > 1)
        {
            yield return [.. arrays.Select(array => array[..(count / 2)])];
            yield return [.. arrays.Select(array => array[(count / 2)..])];
        }

        for (var i = 0; i < arrays.Length; i++)
        {
            for (var j = 0; j < count; j++)
            {
                foreach (var value in Floats.Simpler(arrays[i][j]))
                {
                    var (row, column) = (i, j);
                    yield return [.. arrays.Select((array, r) => r == row ? [.. array.Select((x, c) => c == column ? value : x)] : array)];
                }
            }
        }
    }
}
