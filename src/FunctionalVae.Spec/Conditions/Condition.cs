namespace FunctionalVae;

/// <summary>
/// What is known of an example beside its values, c: the encoder reads it beside the example, q(z|x, c), and the decoder beside the latent values,
/// p(x|z, c), while the prior p(z) does not (a conditional variational autoencoder: Sohn, Lee and Yan 2015). No likelihood scores it.
/// </summary>
public abstract record Condition
{
    private protected Condition() { }

    /// <summary>Values that say it: they lie beside those of an example, and beside the latent values.</summary>
    public abstract int Width { get; }

    /// <summary>Adds what is wrong with the condition, by itself or with the rest of the specification.</summary>
    /// <param name="path">Where the condition stands in the specification.</param>
    /// <param name="input">What an example is; null where that is not known.</param>
    /// <param name="prior">The prior; null where there is none.</param>
    /// <param name="problems">The problems so far.</param>
    /// <returns>Whether its width is known.</returns>
    internal abstract bool Check(string path, Input? input, Prior? prior, ProblemList problems);
}
