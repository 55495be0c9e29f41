using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>Every elementary function has the same bits at 512 bits as at the machine's usual width.</summary>
public sealed class VectorWidthTests
{
    // Every 100,003rd float: all binades of both signs, subnormal ones, infinities and NaN among them.
    private static float[] Samples { get; } =
    [
        float.NegativeInfinity,
        float.PositiveInfinity,
        float.NaN,
        0f,
        -0f,
        .. Enumerable.Range(0, 42_944).Select(i => BitConverter.UInt32BitsToSingle((uint)i * 100_003)),
    ];

    [Fact]
    public void Exp() => Same(Simd.Exp, Simd.Exp);

    [Fact]
    public void Expm1() => Same(Simd.Expm1, Simd.Expm1);

    [Fact]
    public void Log1pUnit() => Same(x => Simd.Log1pUnit(Simd.Exp(-Floats512.Abs(x))), x => Simd.Log1pUnit(Simd.Exp(-FloatsUsual.Abs(x))));

    [Fact]
    public void Logarithms()
    {
        Same(Simd.Log, Simd.Log);
        Same(Simd.Log1p, Simd.Log1p);
    }

    [Fact]
    public void Gamma_functions()
    {
        Same(Simd.LogGamma, Simd.LogGamma);
        Same(Simd.Digamma, Simd.Digamma);
        Same(Simd.LogGammaRemainder, Simd.LogGammaRemainder);
        Same(Simd.DigammaRemainder, Simd.DigammaRemainder);
    }

    [Fact]
    public void ExpMinusLinear() => Same(x => Simd.ExpMinusLinear(x).Left, x => Simd.ExpMinusLinear(x).Left);

    [Fact]
    public void Sigmoid_softplus_and_tanh()
    {
        Same(Simd.ExpMinusLinearProduct, Simd.ExpMinusLinearProduct);
        Same(Simd.Sigmoid, Simd.Sigmoid);
        Same(Simd.Softplus, Simd.Softplus);
        Same(Simd.Tanh, Simd.Tanh);
    }

    [Fact]
    public void Normal()
    {
        Same(x => Simd.Normal(x).Cumulative, x => Simd.Normal(x).Cumulative);
        Same(x => Simd.Normal(x).Density, x => Simd.Normal(x).Density);
    }

    [Fact]
    public void Bernoulli()
    {
        Same(x => CrossEntropyKernel.Loss(x, Floats512.Of(0.3f)), x => CrossEntropyKernel.Loss(x, FloatsUsual.Of(0.3f)));
        Same(x => CrossEntropyKernel.Slope(x, Floats512.One), x => CrossEntropyKernel.Slope(x, FloatsUsual.One));
    }

    private static void Same(Func<Floats512, Floats512> wide, Func<FloatsUsual, FloatsUsual> usual)
    {
        var (expected, actual) = (Map(usual), Map(wide));
        for (var i = 0; i < Samples.Length; i++)
        {
            Assert.True(
                BitConverter.SingleToInt32Bits(expected[i]) == BitConverter.SingleToInt32Bits(actual[i])
                    || (float.IsNaN(expected[i]) && float.IsNaN(actual[i])),
                $"{Samples[i]:R}: {expected[i]:R} and {actual[i]:R}"
            );
        }
    }

    private static float[] Map<T>(Func<T, T> function)
        where T : struct, IFloats<T>
    {
        var results = new float[Samples.Length];
        for (var i = 0; i < Samples.Length; i += T.Count)
        {
            FloatsPart.Store(function(FloatsPart.Load<T>(Samples, i)), results, i);
        }

        return results;
    }
}
