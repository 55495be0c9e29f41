using System.Text.Json;

namespace FunctionalVae.Data;

/// <summary>
/// A <see cref="NumberScaling"/> with its numbers, fitted to those of one column: a strictly increasing function from the unit of the data to what
/// a model takes, and its inverse. Equal by value; recorded with a run.
/// </summary>
public abstract record NumberScale
{
    private protected NumberScale() { }

    /// <summary>A number of the data, scaled.</summary>
    /// <param name="number">Finite; what the scaling can take.</param>
    public abstract double Encode(double number);

    /// <summary>The number of the data that is scaled to <paramref name="scaled"/>: the inverse of <see cref="Encode"/>.</summary>
    public abstract double Decode(double scaled);

    /// <summary>What one unit of the scaled number y = <see cref="Encode"/>(x) is in the data, dx ÷ dy, where y is <paramref name="scaled"/>; positive.</summary>
    public abstract double Unit(double scaled);

    /// <summary>log(dy ÷ dx) there: the log-density of x is that of y plus this, in nats.</summary>
    public double LogSlope(double scaled) => -Math.Log(Unit(scaled));

    /// <summary>The number that a value of a model stands for: that of <see cref="Decode"/>, but in an interval that is all one number of the data.</summary>
    internal virtual double Drawn(double scaled) => Decode(scaled);

    /// <summary>Writes the fitted numbers as fields of an object; every number reads back as the same.</summary>
    internal abstract void Write(Utf8JsonWriter json);
}
