using System.Numerics;

namespace FunctionalVae.Engine;

/// <summary>
/// Shortens a gradient to a greatest norm, as PyTorch's <c>clip_grad_norm_</c>: g ← g·min(1, maximum / (‖g‖ + 1e-6)). The squares are summed
/// in float64 over blocks of a fixed length, each by one lane, and the blocks in their order: the bits do not depend on the number of lanes.
/// </summary>
internal static class GradientClipKernel
{
    private const int BlockLength = 4096;
    private const double Guard = 1e-6;

    /// <summary>Room for the sums of the blocks of a gradient of <paramref name="count"/> values.</summary>
    public static double[] SumsFor(int count) => new double[(count + BlockLength - 1) / BlockLength];

    /// <summary>g ← g·min(1, maximum / (‖g‖ + 1e-6)).</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="gradient">g, shortened.</param>
    /// <param name="sums">Room for the sum of squares of each block.</param>
    /// <param name="maximum">The greatest norm.</param>
    public static void Clip(Lane lane, float[] gradient, double[] sums, double maximum)
    {
        var (from, to) = lane.Share(sums.Length);
        for (var block = from; block < to; block++)
        {
            var start = block * BlockLength;
            sums[block] = SumOfSquares(gradient.AsSpan(start, Math.Min(BlockLength, gradient.Length - start)));
        }

        lane.Sync();
        double square = 0;
        foreach (var sum in sums)
        {
            square += sum;
        }

        var factor = maximum / (Math.Sqrt(square) + Guard);
        if (factor < 1)
        {
            Scale(lane, gradient, (float)factor);
        }

        lane.Sync();
    }

    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        var sum = Vector<double>.Zero;
        for (var i = 0; i < values.Length; i += Vector<float>.Count)
        {
            Vector.Widen(VectorLoad.Load(values[i..]), out var low, out var high);
            sum = Vector.FusedMultiplyAdd(low, low, Vector.FusedMultiplyAdd(high, high, sum));
        }

        return Vector.Sum(sum);
    }

    private static void Scale(Lane lane, float[] gradient, float factor)
    {
        var (from, to) = lane.Share(gradient.Length, Vector<float>.Count);
        var g = gradient.AsSpan(from, to - from);
        for (var i = 0; i < g.Length; i += Vector<float>.Count)
        {
            VectorLoad.Store(VectorLoad.Load(g[i..]) * new Vector<float>(factor), g[i..]);
        }
    }
}
