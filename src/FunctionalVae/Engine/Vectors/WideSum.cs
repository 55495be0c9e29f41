using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

/// <summary>
/// Sums one example's float32 terms in float64: for rows of any length the sum adds nothing to the errors of its terms, where a
/// running float32 sum of 4,096 equal terms is already off by several 1e-6.
/// </summary>
internal ref struct WideSum<T>
    where T : struct, IFloats<T>
{
    private T low;
    private T high;

    /// <summary>Adds every value of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T terms) => T.AddWide(terms, ref low, ref high);

    /// <summary>Adds left ∘ right, each product exact: none of them overflows or underflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(T left, T right) => T.AddWideProduct(left, right, ref low, ref high);

    /// <summary>The sums of each place of the vectors that were added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref double first) => T.StoreWide(low, high, ref first);

    /// <summary>The same in float32, as many as <paramref name="destination"/> takes.</summary>
    /// <param name="room">Room for a vector's sums.</param>
    /// <param name="destination">Where they go.</param>
    public readonly void Narrow(Span<double> room, Span<float> destination)
    {
        Store(ref room[0]);
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = (float)room[i];
        }
    }

    /// <summary>The sum of all that was added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly double Total() => T.WideTotal(low, high);
}
