using FunctionalVae;
using FunctionalVae.Data;
using FunctionalVae.Reports;

// Images of your own: IdxFolder.Load("mnist"), or DataFiles.Load(["mine.csv"]).
var digits = Digits.Load();
var run = NameOfModel.Train(NameOfModel.Defaults, Dataset.Of(NameOfModel.Images.Of(digits.Train)));
var parameters = run.State.Parameters;

// Noise and keys are values: the same seed prints the same number.
var test = NameOfModel.Binarize(NameOfModel.Images.Of(digits.Test), Key.FromSeed(2));
var elbo = NameOfModel.Evaluate(parameters, test, NameOfModel.NoiseFrom(Key.FromSeed(3), test.Count));
Console.WriteLine(FormattableString.Invariant($"ELBO of {test.Count} digits held out: {elbo.Value:F2} nats per image"));

// The means of p(x|z) at draws of the prior, which make the clearer picture; NameOfModel.Sample draws x too.
var means = NameOfModel.SampleMeans(parameters, count: 64, Key.FromSeed(4));
PngCodec.Save(ImageGrid.Draw(means.Values, height: 8, width: 8, channels: 1, columns: 8, scale: 6, gap: 2), "samples.png");
Console.WriteLine("wrote samples.png");

NameOfModel.Save(parameters, "NameOfModel.safetensors");
Console.WriteLine("wrote NameOfModel.safetensors");
