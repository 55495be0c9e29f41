namespace FunctionalVae.Testing;

/// <summary>What the specification says of p(x|z) around its mean, apart from any engine.</summary>
internal static class ExampleDensity
{
    private const double Widest = 3;
    private const ulong Site = 2;

    /// <summary>Whether x is 0 or 1.</summary>
    public static bool IsBinary(Situation at) => at.Model.Spec.Likelihood is BernoulliLikelihood;

    /// <summary>
    /// The case's parameters, a trained variance's logarithm spread over ±3: at its first value, 0, a wrong power of σ is as good as the right one.
    /// </summary>
    public static ParameterVector Parameters(Situation at)
    {
        var values = at.Parameters.Values.ToArray();
        foreach (var tensor in at.Model.Layout.Tensors.Where(tensor => tensor.Name == NormalVariance.LogScale))
        {
            for (var i = 0; i < tensor.Count; i++)
            {
                values[tensor.Offset + i] = (float)Chance.Between(-Widest, Widest, at.Key.Child(Site), i);
            }
        }

        return at.Model.ParametersFrom(values);
    }

    /// <summary>σ² of each dimension: p(1 − p) of binary values, otherwise what the likelihood says.</summary>
    public static double[] Variances(Situation at, ParameterVector parameters, ReadOnlySpan<float> mean)
    {
        if (IsBinary(at))
        {
            return [.. mean.ToArray().Select(p => (double)p * (1 - (double)p))];
        }

        var likelihood = at.Model.Spec.Likelihood;
        var variance =
            NormalVariance.Of(likelihood, parameters)
            ?? throw new NotSupportedException($"The variance of {likelihood} is not known to this law.");
        return [.. Enumerable.Range(0, mean.Length).Select(variance)];
    }
}
