using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>
/// Sums one example's terms: a block of vectors in float32, the blocks in float64. The error stays under 1e-6 of the sum of
/// magnitudes for rows of any length, which a running float32 sum does not keep.
/// </summary>
internal ref struct RowSum
{
    private const int BlockLength = 8;
    private Vector<float> block;
    private int inBlock;
    private double total;

    /// <summary>Adds every value of a vector.</summary>
    public void Add(Vector<float> terms)
    {
        block += terms;
        if (++inBlock == BlockLength)
        {
            total += Flush();
        }
    }

    /// <summary>The sum of all that was added.</summary>
    public double Total() => total + Flush();

    private double Flush()
    {
        Vector.Widen(block, out var low, out var high);
        block = Vector<float>.Zero;
        inBlock = 0;
        return Vector.Sum(low + high);
    }
}
