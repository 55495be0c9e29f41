namespace FunctionalVae.Testing;

/// <summary>What the specification says of p(x|z) around its mean, apart from any engine.</summary>
internal static class ExampleDensity
{
    private const string LogScale = "likelihood.log_scale";
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
        foreach (var tensor in at.Model.Layout.Tensors.Where(tensor => tensor.Name == LogScale))
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
        var variances = new double[mean.Length];
        for (var i = 0; i < variances.Length; i++)
        {
            double p = mean[i];
            variances[i] = at.Model.Spec.Likelihood switch
            {
                BernoulliLikelihood => p * (1 - p),
                NormalLikelihood { Variance: FixedVariance known } => known.Variance,
                NormalLikelihood { Variance: LearnedVariance trained } => trained.Floor + Math.Exp(Scale(trained, i)),
                SquaredErrorLikelihood => 1,
                var other => throw new NotSupportedException($"The variance of {other} is not known to this law."),
            };
        }

        return variances;

        float Scale(LearnedVariance trained, int i) => parameters.Tensor(LogScale).Span[trained.PerDimension ? i : 0];
    }
}
