using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace FunctionalVae;

/// <summary>An immutable list that is equal to another when their elements are: what records need to be compared by value.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>Write it as a collection expression: <c>[new Flatten(), new Dense(128)]</c>; spreads (<c>.. Blocks.Trunk</c>) work too.</remarks>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[]? items;

    internal ValueList(T[] items) => this.items = items;

    private T[] Items => items ?? [];

    /// <inheritdoc/>
    public int Count => Items.Length;

    /// <inheritdoc/>
    public T this[int index] => Items[index];

    /// <summary>Whether two lists hold equal elements in the same order.</summary>
    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    /// <summary>Whether two lists differ in an element or in length.</summary>
    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ValueList<T> other) => Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var item in Items)
        {
            hash = unchecked((hash * 31) + (item is null ? 0 : EqualityComparer<T>.Default.GetHashCode(item)));
        }

        return hash;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The list as C#: <c>[a, b]</c>.</summary>
    public override string ToString() => "[" + string.Join(", ", Items.Select(item => SpecText.Literal(item))) + "]";
}

/// <summary>Builds <see cref="ValueList{T}"/>; the compiler calls it for collection expressions.</summary>
public static class ValueList
{
    /// <summary>A list of the given elements, copied.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>A list of the given elements, copied: the face for F# and for computed lists.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The field's word for a sequence.")]
    public static ValueList<T> From<T>(IEnumerable<T> items) => new([.. items]);
}
