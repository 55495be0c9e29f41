using System.Text.Json;

namespace FunctionalVae.Data;

/// <summary>A fitted <see cref="StandardScaling"/>: y = (x − centre) ÷ scale.</summary>
/// <param name="Centre">The mean of the training numbers; 0 where there are none.</param>
/// <param name="Scale">Their standard deviation (over n), positive; 1 where all are one number, or there are none.</param>
public sealed record LinearScale(double Centre, double Scale) : NumberScale
{
    /// <inheritdoc/>
    public override double Encode(double number) => (number - Centre) / Scale;

    /// <inheritdoc/>
    public override double Decode(double scaled) => Math.Clamp((scaled * Scale) + Centre, -float.MaxValue, float.MaxValue);

    /// <inheritdoc/>
    public override double Unit(double scaled) => Scale;

    /// <summary>By mean and deviation of some numbers.</summary>
    internal static LinearScale Of(IReadOnlyList<double> numbers)
    {
        if (numbers.Count == 0)
        {
            return new(0, 1);
        }

        // From the least on: sums of large, nearly equal numbers would lose the digits in which they differ.
        var least = numbers.Min();
        var mean = numbers.Average(number => number - least);
        var deviation = Math.Sqrt(numbers.Average(number => (number - least - mean) * (number - least - mean)));
        return new(least + mean, deviation > 0 ? deviation : 1);
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("centre", Centre);
        json.WriteNumber("scale", Scale);
    }
}
