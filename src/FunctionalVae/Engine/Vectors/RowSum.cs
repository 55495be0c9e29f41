using System.Numerics;
using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

/// <summary><see cref="WideSum{T}"/> of the machine's usual vectors, for kernels that are written over them.</summary>
internal ref struct RowSum
{
    private WideSum<FloatsUsual> sum;

    /// <inheritdoc cref="WideSum{T}.Add"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector<float> terms) => sum.Add(new(terms));

    /// <inheritdoc cref="WideSum{T}.AddProduct"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Vector<float> left, Vector<float> right) => sum.AddProduct(new(left), new(right));

    /// <inheritdoc cref="WideSum{T}.Total"/>
    public readonly double Total() => sum.Total();
}
