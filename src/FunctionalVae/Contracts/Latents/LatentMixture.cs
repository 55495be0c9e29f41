using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>
/// A distribution of latent vectors to draw from in place of the prior: a mixture of normals with full covariances. All its numbers are float32's,
/// so that it comes back from a file as the same.
/// </summary>
/// <remarks>
/// <see cref="IVaeModel.FitLatents"/> fits it to draws of q(z|x) of the training examples, whose mixture ∫ q(z|x) p(x) dx is the aggregate posterior:
/// where the decoder was trained. The prior may give weight to places where it never was, and miss how the dimensions depend on each other (Ghosh,
/// Sajjadi, Vergari, Black and Schölkopf, "From variational to deterministic autoencoders", 2020; Dai and Wipf, "Diagnosing and enhancing VAE
/// models", 2019).
/// </remarks>
public sealed record LatentMixture
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

    /// <summary>The number of latent dimensions.</summary>
    public int Size => At(0).Dimensions;

    /// <summary>Draws, [count, latent]; draw i depends on the key and i alone.</summary>
    /// <exception cref="ArgumentException"><paramref name="count"/> is not positive, or more than an array holds.</exception>
    public Batch Draw(Key key, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var (size, values) = (Size, Batch.Allocate(count, Size, "latent vector"));
        for (var i = 0; i < count; i++)
        {
            var draw = Distribution.Sample(key.Child((ulong)i));
            for (var dimension = 0; dimension < size; dimension++)
            {
                values[(i * size) + dimension] = (float)draw[dimension];
            }
        }

        return new(values, size);
    }

    /// <summary>How many normals, of how many dimensions.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Components} normals of {Size} dimensions");

    /// <summary>Throws where a model has other latent dimensions.</summary>
    internal void RequireFit(ModelLayout layout)
    {
        if (layout.LatentWidth != Size)
        {
            throw new ArgumentException($"These are {this}, and {layout.Name} has {layout.LatentWidth} latent dimensions.");
        }
    }

    internal MultivariateNormal At(int component) => (MultivariateNormal)Distribution.Components[component];

    private static double Rounded(double value) => (float)value;
}
