namespace FunctionalVae.Interpreter;

/// <summary>Normalisation in float64: each group of channels is normalised by itself; a layer is one group.</summary>
internal static class NormalisationInterpreter
{
    public static Dual[] Run(Dual[] x, ReadOnlySpan<Dual> gain, ReadOnlySpan<Dual> bias, int groups, double epsilon)
    {
        var (channels, output) = (gain.Length, new Dual[x.Length]);
        for (var group = 0; group < groups; group++)
        {
            var own = Enumerable.Range(0, x.Length).Where(i => i % channels * groups / channels == group).ToArray();
            var mean = own.Select(i => x[i]).Aggregate((sum, value) => sum + value) / own.Length;
            var variance = own.Select(i => (x[i] - mean) * (x[i] - mean)).Aggregate((sum, square) => sum + square) / own.Length;
            var deviation = Dual.Sqrt(variance + epsilon);
            foreach (var i in own)
            {
                output[i] = (gain[i % channels] * (x[i] - mean) / deviation) + bias[i % channels];
            }
        }

        return output;
    }
}
