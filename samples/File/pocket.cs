#:package FunctionalVae@*-*
#:package FunctionalVae.Reports@*-*

using FunctionalVae;
using FunctionalVae.Data;
using FunctionalVae.Reports;

var digits = Digits.Load();
var parameters = PocketVae.Train(PocketVae.Defaults, Dataset.Of(PocketVae.Images.Of(digits.Train))).State.Parameters;

// Noise and binarization are values, made from keys: the same keys print the same number.
var test = PocketVae.Binarize(PocketVae.Images.Of(digits.Test), Key.FromSeed(2));
var elbo = PocketVae.Evaluate(parameters, test, PocketVae.NoiseFrom(Key.FromSeed(3), test.Count));
Console.WriteLine(FormattableString.Invariant($"ELBO of {test.Count} digits held out: {elbo.Value:F2} nats per image"));

var means = PocketVae.SampleMeans(parameters, count: 64, Key.FromSeed(4)); // Sample draws 0 or 1 at every pixel
PngCodec.Save(ImageGrid.Draw(means.Values, height: 8, width: 8, channels: 1, columns: 16, scale: 4), "samples.png");

[GenerateVae]
public static partial class PocketVae
{
    public static VaeSpec Spec { get; } =
        new(
            Input: new Image(8, 8, Binarization: Binarization.Dynamic),
            Encoder: [new Flatten(), new Dense(64, Activation.Gelu)],
            Latent: new DiagonalNormalLatent(8),
            Decoder: [new Dense(64, Activation.Gelu)],
            Likelihood: new BernoulliLikelihood()
        );

    public static TrainOptions Defaults { get; } = new(Epochs: 40, BatchSize: 64, LearningRate: 2e-3);
}
