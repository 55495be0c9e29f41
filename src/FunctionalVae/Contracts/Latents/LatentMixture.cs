using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>A mixture of normals with full covariances, fitted to draws of the posteriors.</summary>
public sealed record LatentMixture : LatentDistribution
{
    private LatentMixture(Mixture<RealVector, LogDensity> distribution) => Distribution = distribution;

    /// <summary>The distribution, rounded to float32.</summary>
    /// <param name="mixture">A mixture whose components are <see cref="MultivariateNormal"/>.</param>
    /// <exception cref="ArgumentException">A component is another distribution, or a number is beyond float32.</exception>
    public static LatentMixture Of(Mixture<RealVector, LogDensity> mixture)
    {
        ArgumentNullException.ThrowIfNull(mixture);
        var normals = mixture.Components.Select(
            (component, i) =>
                component as MultivariateNormal
                ?? throw new ArgumentException($"{nameof(mixture)}.Components[{i}] is not a {nameof(MultivariateNormal)}.", nameof(mixture))
        );
        return new(
            Mixture.Of(
                Categorical.FromLogits(RealVector.From(mixture.Weights.Logits.Select(Rounded))),
                [
                    .. normals.Select(normal =>
                        MultivariateNormal.FromFactor(
                            RealVector.From(normal.Mean.Select(Rounded)),
                            RealMatrix.Of(normal.Dimensions, normal.Dimensions, (row, column) => Rounded(normal.Factor[row, column]))
                        )
                    ),
                ]
            )
        );
    }

    /// <summary>The mixture; its components are <see cref="MultivariateNormal"/>, whose moments <see cref="Mixture"/> puts together.</summary>
    public Mixture<RealVector, LogDensity> Distribution { get; }

    /// <summary>The number of normals.</summary>
    public int Components => Distribution.Components.Count;

    /// <inheritdoc/>
    public override int Size => At(0).Dimensions;

    /// <inheritdoc/>
    public override LogDensity LogProbability(RealVector z) => Distribution.LogProbability(z);

    /// <summary>How many normals, of how many dimensions.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Components} normals of {Size} dimensions");

    private protected override void Draw(Key key, int index, Span<float> draw)
    {
        var drawn = Distribution.Sample(key.Child((ulong)index));
        for (var dimension = 0; dimension < draw.Length; dimension++)
        {
            draw[dimension] = (float)drawn[dimension];
        }
    }

    internal MultivariateNormal At(int component) => (MultivariateNormal)Distribution.Components[component];

    private static double Rounded(double value) => (float)value;
}
