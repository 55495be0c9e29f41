namespace FunctionalVae;

/// <summary>A normal prior N(m, diag e^p).</summary>
/// <param name="means">m, [latent].</param>
/// <param name="logVariances">p, [latent].</param>
internal sealed class NormalPriorFamily(double[] means, double[] logVariances) : PriorFamily
{
    public static NormalPriorFamily? From(Prior prior, IVaeModel model, ParameterVector parameters)
    {
        var size = parameters.Layout.LatentWidth;
        return prior switch
        {
            StandardNormalPrior => new(new double[size], new double[size]),
            NormalPrior own => new(new double[size], [.. Enumerable.Repeat(Math.Log(own.Variance), size)]),
            LearnedNormalPrior => new(Wide(LearnedNormalPrior.Mean), Wide(LearnedNormalPrior.LogVariance)),
            _ => null,
        };

        double[] Wide(string tensor) => Array.ConvertAll(parameters.Tensor(tensor).ToArray(), value => (double)value);
    }

    public override IReadOnlyList<double> Mean { get; } = means;

    public override IReadOnlyList<double> LogVariance { get; } = logVariances;

    public override double LogDensity(IReadOnlyList<double> z)
    {
        double sum = 0;
        for (var i = 0; i < means.Length; i++)
        {
            var distance = z[i] - means[i];
            sum -= NormalDistribution.HalfLogTwoPi + (0.5 * (logVariances[i] + (distance * distance * Math.Exp(-logVariances[i]))));
        }

        return sum;
    }

    public override IReadOnlyList<double> NoiseOf(IReadOnlyList<double> z) =>
        [.. z.Select((value, i) => (value - means[i]) * Math.Exp(-0.5 * logVariances[i]))];

    // ½ Σ (ℓ + ε² − p − (z − m)² e^−p): the constants cancel.
    internal override double LogRatio(ReadOnlySpan<float> logVariance, ReadOnlySpan<float> noise, ReadOnlySpan<float> draw)
    {
        double sum = 0;
        for (var i = 0; i < draw.Length; i++)
        {
            var d = draw[i] - means[i];
            sum += logVariance[i] + ((double)noise[i] * noise[i]) - logVariances[i] - (d * d * Math.Exp(-logVariances[i]));
        }

        return 0.5 * sum;
    }

    internal override Batch Draw(Batch noise)
    {
        var draws = new float[noise.Array.Length];
        for (var i = 0; i < draws.Length; i++)
        {
            var dimension = i % noise.Width;
            draws[i] = (float)(means[dimension] + (Math.Exp(0.5 * logVariances[dimension]) * noise.Array[i]));
        }

        return new(draws, noise.Width);
    }
}
