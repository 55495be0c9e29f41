using System.Globalization;

namespace FunctionalVae.Probability;

/// <summary>Checks of what a caller gives: the message names argument, place and value.</summary>
internal static class Arguments
{
    public static double Finite(double value, string name) =>
        double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} is {Text(value)}; it must be a finite number.");

    public static double Positive(double value, string name) =>
        double.IsFinite(value) && value > 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} is {Text(value)}; it must be a positive finite number.");

    /// <summary>A variance of e^±700 or a deviation of its root still has a reciprocal and a square in float64.</summary>
    public static double LogVariance(double value, string name) =>
        InRange(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is {Text(value)}; {MustBeLogVariance}.");

    public static double Variance(double value, string name) =>
        Positive(value, name) is >= 1e-304 and <= 1e304
            ? value
            : throw new ArgumentOutOfRangeException(
                name,
                value,
                $"{name} is {Text(value)}; a variance must be a number from 1E-304 to 1E+304."
            );

    public static RealVector LogVariance(RealVector vector, string name) => Each(vector, name, InRange, MustBeLogVariance);

    public static double Deviation(double value, string name) =>
        IsDeviation(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is {Text(value)}; {MustBeDeviation}.");

    public static double Scale(double value, string name) =>
        IsDeviation(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                name,
                value,
                $"{name} is {Text(value)}; a scale must be a number from 1E-152 to 1E+152."
            );

    public static double InsideUnit(double value, string name) =>
        value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} is {Text(value)}; it must be strictly between 0 and 1.");

    public static RealVector Deviations(RealVector vector, string name) => Each(vector, name, IsDeviation, MustBeDeviation);

    /// <summary>A point of one number: infinite is a place of density 0, not a number is a mistake.</summary>
    public static double Point(double point) =>
        !double.IsNaN(point)
            ? point
            : throw new ArgumentOutOfRangeException(nameof(point), point, $"{nameof(point)} is NaN; it must be a number.");

    /// <summary>A point of <paramref name="dimensions"/> numbers.</summary>
    public static RealVector Point(RealVector point, int dimensions)
    {
        SameCount(point.Count, nameof(point), dimensions, "the distribution");
        return Each(point, nameof(point), value => !double.IsNaN(value), "it must be a number");
    }

    public static RealVector Finite(RealVector vector, string name) => Each(vector, name, double.IsFinite, "it must be a finite number");

    public static RealMatrix Finite(RealMatrix matrix, string name)
    {
        for (var row = 0; row < matrix.Rows; row++)
        {
            Finite(matrix.Row(row), $"{name}[{row}]");
        }

        return matrix;
    }

    public static RealVector NotEmpty(RealVector vector, string name) =>
        vector.Count > 0 ? vector : throw new ArgumentException($"{name} is empty; it must have an element at least.", name);

    public static void SameCount(int count, string name, int expected, string expectedName)
    {
        if (count != expected)
        {
            throw new ArgumentException($"{name} has {count} dimensions, {expectedName} has {expected}; they must agree.", name);
        }
    }

    public static int AtLeast(int least, int value, string name) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must be {least} at least.");

    public static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private const string MustBeLogVariance = "a log-variance must be a number from -700 to 700";
    private const string MustBeDeviation = "a standard deviation must be a number from 1E-152 to 1E+152";

    private static bool InRange(double logVariance) => Math.Abs(logVariance) <= 700;

    private static bool IsDeviation(double value) => value is >= 1e-152 and <= 1e152;

    private static RealVector Each(RealVector vector, string name, Func<double, bool> holds, string must)
    {
        for (var i = 0; i < vector.Count; i++)
        {
            if (!holds(vector[i]))
            {
                throw new ArgumentOutOfRangeException(name, vector[i], $"{name}[{i}] is {Text(vector[i])}; {must}.");
            }
        }

        return vector;
    }
}
