using System.Runtime.CompilerServices;

namespace FunctionalVae;

/// <summary>The values that training begins with.</summary>
internal static class InitialValues
{
    // A block of Philox has four words.
    private const int Words = 4;

    /// <summary>Writes one tensor's place in a vector of all parameters: value i is uniform by word i mod 4 of block i / 4 under the key.</summary>
    // Optimised at once: a model may have millions of values, and this runs once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(ParameterTensor tensor, Key key, Span<float> parameters)
    {
        var values = parameters.Slice(tensor.Offset, tensor.Count);
        for (var start = 0; start < values.Length; start += Words)
        {
            var block = key.Words((uint)(start / Words), 0);
            for (var i = start; i < Math.Min(start + Words, values.Length); i++)
            {
                values[i] = (float)(tensor.InitialCentre + (tensor.InitialRadius * ((2 * Uniform.Open(block[i - start])) - 1)));
            }
        }
    }
}
