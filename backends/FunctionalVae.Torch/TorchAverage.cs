using TorchSharp;
using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>The running average of the weights.</summary>
internal static class TorchAverage
{
    /// <summary>average ← decay·average + (1 − decay)·value, in place.</summary>
    public static void Update(IReadOnlyList<Tensor> average, IReadOnlyList<Tensor> values, double decay)
    {
        using var frozen = no_grad();
        Scalar kept = decay;
        Scalar taken = 1 - decay;
        foreach (var (old, value) in average.Zip(values))
        {
            old.mul_(kept).add_(value, taken);
        }

        GC.KeepAlive(kept);
        GC.KeepAlive(taken);
    }
}
