using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>Dropout: a product with a mask, forward and backward alike.</summary>
public static class MaskKernel
{
    /// <summary>output = input ∘ mask, element by element.</summary>
    public static void Apply(Lane lane, Matrix input, Matrix mask, Matrix output) => Elementwise.Map<Product>(lane, input, mask, output);

    private readonly struct Product : IBinaryFunction
    {
        public static Vector<float> Apply(Vector<float> x, Vector<float> y) => x * y;
    }
}
