using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>The logistic function and its derivative y·(1 − y).</summary>
public static class SigmoidKernel
{
    /// <summary>output = 1 / (1 + e^−input), element by element.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix output) => Elementwise.Map<Value>(lane, input, output);

    /// <summary>inputGradient = outputGradient · output · (1 − output).</summary>
    public static void Backward(Lane lane, Matrix output, Matrix outputGradient, Matrix inputGradient) =>
        Elementwise.Map<Derivative>(lane, output, outputGradient, inputGradient);

    private readonly struct Value : IUnaryFunction
    {
        public static Vector<float> Apply(Vector<float> x) => Simd.Sigmoid(x);
    }

    private readonly struct Derivative : IBinaryFunction
    {
        public static Vector<float> Apply(Vector<float> output, Vector<float> gradient) => gradient * output * (Vector<float>.One - output);
    }
}
