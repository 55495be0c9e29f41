namespace FunctionalVae.Interpreter;

/// <summary>Layer normalisation in float64.</summary>
internal static class LayerNormInterpreter
{
    public static Dual[] Run(Dual[] x, ReadOnlySpan<Dual> gain, ReadOnlySpan<Dual> bias, double epsilon)
    {
        var mean = x.Aggregate((sum, value) => sum + value) / x.Length;
        var variance = x.Select(value => (value - mean) * (value - mean)).Aggregate((sum, square) => sum + square) / x.Length;
        var deviation = Dual.Sqrt(variance + epsilon);
        var output = new Dual[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            output[i] = (gain[i] * (x[i] - mean) / deviation) + bias[i];
        }

        return output;
    }
}
