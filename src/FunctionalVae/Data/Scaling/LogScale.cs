using System.Text.Json;

namespace FunctionalVae.Data;

/// <summary>A fitted <see cref="LogScaling"/>: y = (log x − centre) ÷ scale.</summary>
/// <param name="Logarithms">How logarithms are scaled.</param>
public sealed record LogScale(LinearScale Logarithms) : NumberScale
{
    // What is decoded can be a cell again: positive, and what float32 has.
    private static readonly double Least = Math.Log(1e-300);
    private static readonly double Greatest = Math.Log(float.MaxValue) - 1e-6;

    /// <inheritdoc/>
    public override double Encode(double number) => Logarithms.Encode(Math.Log(number));

    /// <inheritdoc/>
    public override double Decode(double scaled) => Math.Exp(Math.Clamp(Logarithms.Decode(scaled), Least, Greatest));

    /// <inheritdoc/>
    public override double Unit(double scaled) => Decode(scaled) * Logarithms.Scale;

    /// <summary>By mean and deviation of the logarithms of some positive numbers.</summary>
    internal static LogScale Of(IReadOnlyList<double> numbers) => new(LinearScale.Of([.. numbers.Select(number => Math.Log(number))]));

    internal override void Write(Utf8JsonWriter json) => Logarithms.Write(json);
}
