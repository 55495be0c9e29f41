using TorchSharp;
using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>
/// Arithmetic with plain numbers. A number goes to torch as a native object behind a raw handle, and not every version of TorchSharp keeps it
/// alive during the call: a finaliser that ran in between would free what torch is reading. So these do; torch's optimisers and clipping are TorchSharp's own affair.
/// </summary>
internal static class TorchScalars
{
    /// <summary>x·factor.</summary>
    public static Tensor Times(Tensor x, double factor)
    {
        Scalar scalar = factor;
        var product = x.mul(scalar);
        GC.KeepAlive(scalar);
        return product;
    }

    /// <summary>x + term.</summary>
    public static Tensor Plus(Tensor x, double term)
    {
        Scalar scalar = term;
        var sum = x.add(scalar);
        GC.KeepAlive(scalar);
        return sum;
    }

    /// <summary>x within ±bound.</summary>
    public static Tensor Clamp(Tensor x, double bound)
    {
        Scalar least = -bound;
        Scalar most = bound;
        var clamped = x.clamp(least, most);
        GC.KeepAlive(least);
        GC.KeepAlive(most);
        return clamped;
    }

    /// <summary>x for x &gt; 0, otherwise slope·x.</summary>
    public static Tensor LeakyRelu(Tensor x, double slope)
    {
        Scalar scalar = slope;
        var value = x.leaky_relu(scalar);
        GC.KeepAlive(scalar);
        return value;
    }

    /// <summary>x for x &gt; 0, otherwise eˣ − 1.</summary>
    public static Tensor Elu(Tensor x)
    {
        Scalar one = 1;
        var value = x.elu(one, one, one);
        GC.KeepAlive(one);
        return value;
    }

    /// <summary>average ← decay·average + (1 − decay)·value, in place.</summary>
    public static void Average(Tensor average, Tensor value, double decay)
    {
        Scalar kept = decay;
        Scalar taken = 1 - decay;
        average.mul_(kept).add_(value, taken);
        GC.KeepAlive(kept);
        GC.KeepAlive(taken);
    }
}
