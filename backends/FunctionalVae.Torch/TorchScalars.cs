using TorchSharp;
using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>
/// Arithmetic with plain numbers. A number goes to torch as a native object behind a raw handle, and TorchSharp does not keep it alive during
/// the call: a finaliser that runs in between frees what torch is reading. TorchSharp's own sums and optimisers make such numbers too
/// (<c>a + b</c> is a + 1·b), so all arithmetic of this library that needs one is here.
/// </summary>
internal static class TorchScalars
{
    /// <summary>1, which lives as long as the process.</summary>
    public static Scalar One { get; } = 1;

    /// <summary>a + b.</summary>
    public static Tensor Sum(Tensor a, Tensor b) => a.add(b, One);

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
        var sum = x.add(scalar, One);
        GC.KeepAlive(scalar);
        return sum;
    }

    /// <summary>x within bounds.</summary>
    public static Tensor Clamp(Tensor x, double least, double most)
    {
        Scalar bottom = least;
        Scalar top = most;
        var clamped = x.clamp(bottom, top);
        GC.KeepAlive(bottom);
        GC.KeepAlive(top);
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
    public static Tensor Elu(Tensor x) => x.elu(One, One, One);
}
