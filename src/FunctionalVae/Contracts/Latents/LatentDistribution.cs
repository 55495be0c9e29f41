using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>
/// A distribution of latent vectors to draw from in place of the prior, fitted when training is done: <see cref="LatentMixture"/>,
/// <see cref="LatentFlow"/> or <see cref="LatentPosteriors"/>. All its numbers are float32's, so that it comes back from a file as the same.
/// </summary>
/// <remarks>
/// <see cref="IVaeModel.FitLatents"/> fits it to q(z|x) of the training examples, whose mixture ∫ q(z|x) p(x) dx is the aggregate posterior: where the
/// decoder was trained. The prior may give weight to places where it never was, and miss how the dimensions depend on each other (Ghosh, Sajjadi,
/// Vergari, Black and Schölkopf, "From variational to deterministic autoencoders", 2020; Dai and Wipf, "Diagnosing and enhancing VAE models", 2019).
/// </remarks>
public abstract record LatentDistribution
{
    private protected LatentDistribution() { }

    /// <summary>The number of latent dimensions.</summary>
    public abstract int Size { get; }

    /// <summary>The log-density at a latent vector [latent], in nats.</summary>
    /// <exception cref="ArgumentException">The vector has another number of dimensions.</exception>
    public abstract LogDensity LogProbability(RealVector z);

    /// <summary>Draws, [count, latent]; draw i depends on the key and i alone.</summary>
    /// <exception cref="ArgumentException"><paramref name="count"/> is not positive, or more than an array holds.</exception>
    public Batch Draw(Key key, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var (size, values) = (Size, Batch.Allocate(count, Size, "latent vector"));
        for (var i = 0; i < count; i++)
        {
            Draw(key, i, values.AsSpan(i * size, size));
        }

        return new(values, size);
    }

    /// <summary>What it is and of how many dimensions, as the end of a sentence.</summary>
    public abstract override string ToString();

    /// <summary>Writes draw <paramref name="index"/> of a key.</summary>
    private protected abstract void Draw(Key key, int index, Span<float> draw);

    /// <summary>Throws where a model has other latent dimensions.</summary>
    internal void RequireFit(ModelLayout layout)
    {
        if (layout.LatentWidth != Size)
        {
            throw new ArgumentException($"The fitted latents have {Size} dimensions, and {layout.Name} has {layout.LatentWidth}.");
        }
    }
}
