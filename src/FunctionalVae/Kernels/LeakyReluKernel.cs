using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>Leaky ReLU, f(x) = x for x &gt; 0 and 0.01·x otherwise, and its derivative.</summary>
public static class LeakyReluKernel
{
    /// <summary>output = input where it is positive, otherwise 0.01 · input.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix output) => Elementwise.Map<Value>(lane, input, output);

    /// <summary>inputGradient = outputGradient · (1 where output is positive, otherwise 0.01).</summary>
    public static void Backward(Lane lane, Matrix output, Matrix outputGradient, Matrix inputGradient) =>
        Elementwise.Map<Derivative>(lane, output, outputGradient, inputGradient);

    private readonly struct Value : IUnaryFunction
    {
        public static Vector<float> Apply(Vector<float> x) =>
            Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x, x * new Vector<float>(0.01f));
    }

    private readonly struct Derivative : IBinaryFunction
    {
        public static Vector<float> Apply(Vector<float> output, Vector<float> gradient) =>
            Vector.ConditionalSelect(Vector.GreaterThan(output, Vector<float>.Zero), gradient, gradient * new Vector<float>(0.01f));
    }
}
