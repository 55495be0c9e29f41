using FunctionalVae.Data;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>What the zoo's Wasserstein autoencoder by transport must reach on the embedded digits with its defaults.</summary>
public sealed class SinkhornDigitsTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void Together_the_posteriors_are_like_the_prior_and_each_keeps_its_digit()
    {
        var (train, test) = Digits.Load();
        var data = Dataset.Of(SinkhornDigits.Images.Of(train));
        var parameters = SinkhornDigits.Train(SinkhornDigits.Defaults, data).State.Parameters;
        var images = SinkhornDigits.Images.Of(test);
        var noise = SinkhornDigits.NoiseFrom(Key.FromSeed(1), images.Count);

        // A collapsed model, which training without the warm-up ends at, has -27.2 nats: the best image that is the same for all.
        var reconstruction = SinkhornDigits.Evaluate(parameters, images, noise).Reconstruction;
        Assert.True(reconstruction > -22, $"{reconstruction}");

        var draws = SinkhornDigits.Draw(SinkhornDigits.Encode(parameters, images), noise);
        for (var dimension = 0; dimension < 2; dimension++)
        {
            double[] values = [.. Enumerable.Range(0, images.Count).Select(row => (double)draws[row].Span[dimension])];
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            Assert.True(Math.Abs(mean) < 0.15, $"mean {mean} of dimension {dimension}");
            Assert.InRange(deviation, 0.9, 1.1);
        }
    }
}
