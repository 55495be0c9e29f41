using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>Values of a model in the units of the data, without digits that mean nothing.</summary>
internal static class UnitDigits
{
    // A model's values are 32-bit floats of about the size 1: it tells no millionth of a column's scale from nothing.
    private const double Resolution = 1e-6;
    private const int MostDigits = 15;
    private const int SingleDigits = 7;

    /// <summary>Each value as a 32-bit float where that is near enough, and else rounded to a tenth of what a model can tell apart.</summary>
    /// <param name="scaling">The scaling that is undone.</param>
    /// <param name="values">[count, width], scaled.</param>
    public static ReadOnlyMemory<double> Of(FittedScaling scaling, ReadOnlyMemory<float> values)
    {
        var exact = scaling.UndoExactly(values).ToArray();
        for (var i = 0; i < exact.Length; i++)
        {
            var scale = scaling.Scales[scaling.Scales.Count == 1 ? 0 : i % scaling.Width];
            var single = (double)(float)exact[i];
            exact[i] = Math.Abs(single - exact[i]) <= Resolution * scale ? single : Rounded(exact[i], scale);
        }

        return exact;
    }

    /// <summary>A value to a tenth of what a model can tell apart, with the seven digits of a 32-bit float at least: of numbers that are small for their scale too.</summary>
    /// <param name="value">In the units of the data.</param>
    /// <param name="scale">What it was scaled by, greater than 0.</param>
    public static double Of(double value, double scale)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value;
        }

        var digits = Math.Max(SingleDigits, SingleDigits + 1 + Exponent(value) - Exponent(scale));
        return digits > MostDigits
            ? value
            : double.Parse(
                value.ToString(string.Create(CultureInfo.InvariantCulture, $"E{digits - 1}"), CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture
            );
    }

    private static int Exponent(double value) => (int)Math.Floor(Math.Log10(Math.Abs(value)));

    private static double Rounded(double value, double scale)
    {
        var digits = 7 - (int)Math.Floor(Math.Log10(scale));
        return digits is >= 0 and <= MostDigits ? Math.Round(value, digits) : value;
    }
}
