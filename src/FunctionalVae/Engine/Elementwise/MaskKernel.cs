namespace FunctionalVae.Engine;

/// <summary>Products of two values: with the mask of a dropout, with a gate; forward and backward alike.</summary>
public static class MaskKernel
{
    /// <summary>output = input ∘ mask, element by element.</summary>
    public static void Apply(Lane lane, Matrix input, Matrix mask, Matrix output) => Elementwise.Map<Product>(lane, input, mask, output);

    private readonly struct Product : IBinaryFunction
    {
        public static T Apply<T>(T x, T y)
            where T : struct, IFloats<T> => x * y;
    }
}
