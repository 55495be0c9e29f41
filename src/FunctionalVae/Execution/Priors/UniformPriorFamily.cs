namespace FunctionalVae;

/// <summary>A uniform prior on [low, high] in each dimension.</summary>
/// <param name="low">The lower end.</param>
/// <param name="high">The upper end.</param>
/// <param name="latent">The latent dimensions.</param>
internal sealed class UniformPriorFamily(double low, double high, int latent) : PriorFamily
{
    public static UniformPriorFamily? From(Prior prior, IVaeModel model, ParameterVector parameters) =>
        prior is UniformPrior own ? new(own.Low, own.High, parameters.Layout.LatentWidth) : null;

    public override IReadOnlyList<double> Mean { get; } = [.. Enumerable.Repeat(low + (0.5 * (high - low)), latent)];

    public override IReadOnlyList<double> LogVariance { get; } = [.. Enumerable.Repeat((2 * Math.Log(high - low)) - Math.Log(12), latent)];

    public override double LogDensity(IReadOnlyList<double> z) =>
        z.All(value => value >= low && value <= high) ? -z.Count * Math.Log(high - low) : double.NegativeInfinity;

    // An end is as far out as float64's probabilities tell.
    public override IReadOnlyList<double> NoiseOf(IReadOnlyList<double> z) =>
        [
            .. z.Select(value =>
                value - low <= high - value
                    ? NormalDistribution.Quantile(Math.Max((value - low) / (high - low), double.Epsilon))
                    : -NormalDistribution.Quantile(Math.Max((high - value) / (high - low), double.Epsilon))
            ),
        ];

    internal override Batch Draw(Batch noise) =>
        new(Array.ConvertAll(noise.Array, epsilon => (float)(low + ((high - low) * NormalDistribution.Cumulative(epsilon)))), noise.Width);
}
