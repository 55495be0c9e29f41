using DiffSharp;

namespace FunctionalVae.Diff;

/// <summary>From tensors to plain values.</summary>
internal static class DiffValues
{
    /// <summary>All values of a tensor, row by row.</summary>
    public static float[] ToArray(Tensor tensor) => tensor.noDiff().view([tensor.nelement]).toArray1D<float>();
}
