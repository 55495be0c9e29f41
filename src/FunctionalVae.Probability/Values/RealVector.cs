using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace FunctionalVae.Probability;

/// <summary>An immutable vector of float64 numbers, equal to another when their elements are.</summary>
/// <remarks>In C# a collection expression makes one: <c>RealVector mean = [0, 1.5]</c>; in F# <c>RealVector.From [ 0.0; 1.5 ]</c>.</remarks>
[CollectionBuilder(typeof(RealVectorBuilder), nameof(RealVectorBuilder.Create))]
public sealed class RealVector : IReadOnlyList<double>, IEquatable<RealVector>
{
    private readonly double[] values;

    internal RealVector(double[] values) => this.values = values;

    /// <summary>A vector of <paramref name="values"/>, which are copied.</summary>
    public static RealVector From(IEnumerable<double> values) => new([.. values]);

    /// <summary>A vector of <paramref name="count"/> zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static RealVector Zero(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(new double[count]);
    }

    /// <inheritdoc/>
    public int Count => values.Length;

    /// <inheritdoc/>
    public double this[int index] => values[index];

    internal ReadOnlySpan<double> Span => values;

    /// <inheritdoc/>
    public bool Equals(RealVector? other) => other is not null && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RealVector);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var value in values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The vector as <c>[1, 2.5]</c>, each number so that it reads back to the same bits.</summary>
    public override string ToString() =>
        "[" + string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture))) + "]";
}

/// <summary>Builds <see cref="RealVector"/>; the compiler calls it for collection expressions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RealVectorBuilder
{
    /// <summary>A vector of the elements of a collection expression.</summary>
    public static RealVector Create(ReadOnlySpan<double> values) => new(values.ToArray());
}
