using TorchSharp;
using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>Clipping by the norm of the whole gradient, as torch's <c>clip_grad_norm_</c>.</summary>
internal static class TorchClip
{
    /// <summary>Scales the gradient, in place, to a norm of at most <paramref name="maximum"/>: by maximum / (norm + 1e-6) where that is below 1.</summary>
    public static void Apply(IReadOnlyList<Tensor> gradient, double maximum)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var norm = Math.Sqrt(gradient.Sum(part => (double)TorchValues.ToArray((part * part).sum())[0]));
        var share = maximum / (norm + 1e-6);
        if (share >= 1)
        {
            return;
        }

        Scalar factor = share;
        foreach (var part in gradient)
        {
            part.mul_(factor);
        }

        GC.KeepAlive(factor);
    }
}
