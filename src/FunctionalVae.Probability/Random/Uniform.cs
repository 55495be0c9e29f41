using System.Numerics;

namespace FunctionalVae;

/// <summary>Uniform draws.</summary>
public static class Uniform
{
    private const double Step = 1.0 / 4294967296.0;

    /// <summary>The centre of the word's interval of width 2⁻³², strictly between 0 and 1.</summary>
    public static double Open(uint word) => (word + 0.5) * Step;

    /// <summary>The same of each word, the first half of them and the second.</summary>
    internal static (Vector<double> Low, Vector<double> High) Open(Vector<uint> words)
    {
        Vector.Widen(words, out var low, out var high);
        var half = new Vector<double>(0.5);
        var step = new Vector<double>(Step);
        return ((Vector.ConvertToDouble(low) + half) * step, (Vector.ConvertToDouble(high) + half) * step);
    }
}
