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

    public static RealVector Finite(RealVector vector, string name) => Each(vector, name, double.IsFinite, "it must be a finite number");

    public static RealVector Positive(RealVector vector, string name) =>
        Each(vector, name, value => double.IsFinite(value) && value > 0, "it must be a positive finite number");

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

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

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
