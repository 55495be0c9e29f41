namespace FunctionalVae.Interpreter;

/// <summary>The affine map, as sums over indices.</summary>
internal static class AffineInterpreter
{
    public static Dual[] Run(Dual[] input, ReadOnlySpan<Dual> weight, ReadOnlySpan<Dual> bias)
    {
        var output = new Dual[bias.Length];
        var column = new Dual[input.Length];
        for (var m = 0; m < output.Length; m++)
        {
            for (var n = 0; n < input.Length; n++)
            {
                column[n] = weight[(n * output.Length) + m];
            }

            output[m] = Tape.Dot(bias[m], input, column);
        }

        return output;
    }
}
