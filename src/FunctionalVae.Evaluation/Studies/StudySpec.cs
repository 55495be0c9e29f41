namespace FunctionalVae.Evaluation;

/// <summary>The models that a study trains.</summary>
public static class StudySpec
{
    /// <summary>
    /// Fully connected layers of rectified linear units, as many in the decoder as in the encoder, a diagonal normal posterior, N(0, I) as prior, and a
    /// Bernoulli likelihood.
    /// </summary>
    /// <param name="input">The images, whose values are made binary.</param>
    /// <param name="latent">Latent dimensions.</param>
    /// <param name="layers">Hidden layers.</param>
    /// <param name="units">Units of each.</param>
    public static VaeSpec Of(Image input, int latent, int layers, int units)
    {
        ValueList<Layer> hidden = [.. Enumerable.Repeat<Layer>(new Dense(units, Activation.Relu), layers)];
        return new(input, [new Flatten(), .. hidden], new DiagonalNormalLatent(latent), hidden, new BernoulliLikelihood());
    }
}
