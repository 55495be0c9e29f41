using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FunctionalVae.Engine;

/// <summary>A vector of 512 bits.</summary>
/// <param name="value">The vector.</param>
internal readonly struct Floats512(Vector512<float> value) : IFloats<Floats512>
{
    /// <summary>The vector.</summary>
    public Vector512<float> Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => value;
    }

    public static int Count => Vector512<float>.Count;

    public static Floats512 Zero => new(Vector512<float>.Zero);

    public static Floats512 One => new(Vector512<float>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 Of(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 Load(ref float first) => new(Vector512.LoadUnsafe(ref first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float first) => value.StoreUnsafe(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 operator +(Floats512 left, Floats512 right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 operator -(Floats512 left, Floats512 right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 operator *(Floats512 left, Floats512 right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 operator /(Floats512 left, Floats512 right) => new(left.Value / right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 operator -(Floats512 value) => new(-value.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 FusedMultiplyAdd(Floats512 a, Floats512 b, Floats512 c) =>
        new(Vector512.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 SquareRoot(Floats512 value) => new(Vector512.Sqrt(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 Abs(Floats512 value) => new(Vector512.Abs(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 CopySign(Floats512 value, Floats512 sign) => new(Vector512.CopySign(value.Value, sign.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 LessThan(Floats512 left, Floats512 right) => new(Vector512.LessThan(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 Select(Floats512 mask, Floats512 yes, Floats512 no) =>
        new(Vector512.ConditionalSelect(mask.Value, yes.Value, no.Value));

    // Both give their second operand where one is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 Clamp(Floats512 value, Floats512 least, Floats512 most) =>
        new(Vector512.MinNative(most.Value, Vector512.MaxNative(least.Value, value.Value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats512 Scale(Floats512 value, Floats512 shifted) =>
        Avx512F.IsSupported
            ? new(Avx512F.Scale(value.Value, shifted.Value - Vector512.Create(12582912f)))
            : ScaleInParts(value.Value, shifted.Value);

    // As at the machine's usual width.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Floats512 Significand, Floats512 Exponent) Split(Floats512 value)
    {
        var bits = Vector512.AsInt32(value.Value);
        var n = (bits - Vector512.Create(0x3F3504F3)) >> 23;
        return (new(Vector512.AsSingle(bits - (n << 23))), new(Vector512.ConvertToSingle(n)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddWide(Floats512 terms, ref Floats512 low, ref Floats512 high)
    {
        var (first, second) = Vector512.Widen(terms.Value);
        low = new(Vector512.AsSingle(Vector512.AsDouble(low.Value) + first));
        high = new(Vector512.AsSingle(Vector512.AsDouble(high.Value) + second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddWideProduct(Floats512 left, Floats512 right, ref Floats512 low, ref Floats512 high)
    {
        var (leftLow, leftHigh) = Vector512.Widen(left.Value);
        var (rightLow, rightHigh) = Vector512.Widen(right.Value);
        low = new(Vector512.AsSingle(Vector512.FusedMultiplyAdd(leftLow, rightLow, Vector512.AsDouble(low.Value))));
        high = new(Vector512.AsSingle(Vector512.FusedMultiplyAdd(leftHigh, rightHigh, Vector512.AsDouble(high.Value))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreWide(Floats512 low, Floats512 high, ref double first)
    {
        Vector512.AsDouble(low.Value).StoreUnsafe(ref first);
        Vector512.AsDouble(high.Value).StoreUnsafe(ref first, (nuint)Vector512<double>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double WideTotal(Floats512 low, Floats512 high) =>
        Vector512.Sum(Vector512.AsDouble(low.Value) + Vector512.AsDouble(high.Value));

    // As at the machine's usual width.
    private static Floats512 ScaleInParts(Vector512<float> value, Vector512<float> shifted)
    {
        var n = Vector512.AsInt32(shifted) - Vector512.Create(0x4B400000);
        var half = n >> 1;
        return new(value * Power(half) * Power(n - half));
    }

    private static Vector512<float> Power(Vector512<int> exponent) => Vector512.AsSingle((exponent + Vector512.Create(127)) << 23);
}
