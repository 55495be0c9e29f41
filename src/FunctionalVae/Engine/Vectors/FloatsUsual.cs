using System.Numerics;
using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

/// <summary>A vector of the machine's usual width.</summary>
/// <param name="value">The vector.</param>
internal readonly struct FloatsUsual(Vector<float> value) : IFloats<FloatsUsual>
{
    /// <summary>The vector.</summary>
    public Vector<float> Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => value;
    }

    public static int Count => Vector<float>.Count;

    public static FloatsUsual Zero => new(Vector<float>.Zero);

    public static FloatsUsual One => new(Vector<float>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual Of(float value) => new(new Vector<float>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual Load(ref float first) => new(Vector.LoadUnsafe(ref first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float first) => value.StoreUnsafe(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual operator +(FloatsUsual left, FloatsUsual right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual operator -(FloatsUsual left, FloatsUsual right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual operator *(FloatsUsual left, FloatsUsual right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual operator /(FloatsUsual left, FloatsUsual right) => new(left.Value / right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual operator -(FloatsUsual value) => new(-value.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual FusedMultiplyAdd(FloatsUsual a, FloatsUsual b, FloatsUsual c) =>
        new(Vector.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual SquareRoot(FloatsUsual value) => new(Vector.SquareRoot(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual Abs(FloatsUsual value) => new(Vector.Abs(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual CopySign(FloatsUsual value, FloatsUsual sign) => new(Vector.CopySign(value.Value, sign.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual LessThan(FloatsUsual left, FloatsUsual right) =>
        new(Vector.AsVectorSingle(Vector.LessThan(left.Value, right.Value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual Select(FloatsUsual mask, FloatsUsual yes, FloatsUsual no) =>
        new(Vector.ConditionalSelect(Vector.AsVectorInt32(mask.Value), yes.Value, no.Value));

    // Comparisons instead of Min and Max: NaN passes through.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual Clamp(FloatsUsual value, FloatsUsual least, FloatsUsual most)
    {
        value = Select(LessThan(value, least), least, value);
        return Select(LessThan(most, value), most, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatsUsual Scale(FloatsUsual value, FloatsUsual shifted)
    {
        // 1.5·2²³ is 0x4B400000, and n stands in the low bits beside it. It takes two factors, of which the first product is exact.
        var n = Vector.AsVectorInt32(shifted.Value) - new Vector<int>(0x4B400000);
        var half = n >> 1;
        return value * Power(half) * Power(n - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (FloatsUsual Significand, FloatsUsual Exponent) Split(FloatsUsual value)
    {
        // √½ is 0x3F3504F3: of what lies over it, the bits of the exponent say how many powers of two that is.
        var bits = Vector.AsVectorInt32(value.Value);
        var n = (bits - new Vector<int>(0x3F3504F3)) >> 23;
        return (new(Vector.AsVectorSingle(bits - (n << 23))), new(Vector.ConvertToSingle(n)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddWide(FloatsUsual terms, ref FloatsUsual low, ref FloatsUsual high)
    {
        Vector.Widen(terms.Value, out var first, out var second);
        low = new(Vector.AsVectorSingle(Vector.AsVectorDouble(low.Value) + first));
        high = new(Vector.AsVectorSingle(Vector.AsVectorDouble(high.Value) + second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddWideProduct(FloatsUsual left, FloatsUsual right, ref FloatsUsual low, ref FloatsUsual high)
    {
        Vector.Widen(left.Value, out var leftLow, out var leftHigh);
        Vector.Widen(right.Value, out var rightLow, out var rightHigh);
        low = new(Vector.AsVectorSingle(Vector.FusedMultiplyAdd(leftLow, rightLow, Vector.AsVectorDouble(low.Value))));
        high = new(Vector.AsVectorSingle(Vector.FusedMultiplyAdd(leftHigh, rightHigh, Vector.AsVectorDouble(high.Value))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreWide(FloatsUsual low, FloatsUsual high, ref double first)
    {
        Vector.AsVectorDouble(low.Value).StoreUnsafe(ref first);
        Vector.AsVectorDouble(high.Value).StoreUnsafe(ref first, (nuint)Vector<double>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double WideTotal(FloatsUsual low, FloatsUsual high) =>
        Vector.Sum(Vector.AsVectorDouble(low.Value) + Vector.AsVectorDouble(high.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FloatsUsual Power(Vector<int> exponent) => new(Vector.AsVectorSingle((exponent + new Vector<int>(127)) << 23));
}
