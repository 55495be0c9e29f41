using FunctionalVae;
using FunctionalVae.Data;
using FunctionalVae.Reports;
using Sample;

var digits = Digits.Load();

// Train: a fold of PocketVae.Step, done in place.
var options = new TrainOptions(Epochs: 20, BatchSize: 64, LearningRate: 2e-3, Seed: 1);
var run = PocketVae.Train(options, Dataset.Of(PocketVae.Images.Of(digits.Train)));
var parameters = run.State.Parameters;

// Evaluate: noise and binarization are values, so the number is reproducible.
var test = PocketVae.Binarize(PocketVae.Images.Of(digits.Test), Key.FromSeed(2));
var elbo = PocketVae.Evaluate(parameters, test, PocketVae.NoiseFrom(Key.FromSeed(3), test.Count));
Console.WriteLine(FormattableString.Invariant($"ELBO {elbo.Value:F2} = {elbo.Reconstruction:F2} - {elbo.Kl:F2} nats per image"));

// Sample, and look: draws are binary, as the data are; the means of the same draws of the prior are what pictures usually show.
var samples = PocketVae.Sample(parameters, count: 64, Key.FromSeed(4));
var means = PocketVae.SampleMeans(parameters, count: 64, Key.FromSeed(4));
PngCodec.Save(ImageGrid.Draw(means.Values, height: 8, width: 8, channels: 1, columns: 16, scale: 4), "means.png");
PngCodec.Save(ImageGrid.Draw(samples.Values, height: 8, width: 8, channels: 1, columns: 16, scale: 4), "samples.png");

// Save, and load in one line.
PocketVae.Save(parameters, "pocket.safetensors");
var loaded = PocketVae.Load("pocket.safetensors");
Console.WriteLine(loaded.Values.Span.SequenceEqual(parameters.Values.Span) ? "loaded the same weights" : "something is wrong");

// A record of your own as the input: its columns were read while this was compiled, and rows come back as they went in.
Customer[] customers = [new(41, Home.Graz, 2900, true), new(23, Home.Linz, null, false)];
var fit = CustomerVae.Fit(customers);
foreach (var customer in CustomerVae.RowsOf(fit, CustomerVae.ExamplesOf(fit, customers)))
{
    Console.WriteLine(FormattableString.Invariant($"{customer.Age}, {customer.Home}, {customer.Income}, {customer.Member}"));
}
