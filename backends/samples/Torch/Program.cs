using FunctionalVae;
using FunctionalVae.Data;
using FunctionalVae.Reports;
using Sample;
using static TorchSharp.torch;

// One specification, three ways to run it. The device is the first argument: cpu, cuda, cuda:1.
var torch = PocketVae.Torch.On(args.FirstOrDefault("cpu"));
var digits = Digits.Load();
var data = Dataset.Of(PocketVae.Images.Of(digits.Train));
var test = PocketVae.Binarize(PocketVae.Images.Of(digits.Test), Key.FromSeed(2));
var noise = PocketVae.NoiseFrom(Key.FromSeed(3), test.Count);

// Train on torch: the same order, noise and binary pixels as on the managed engine.
var options = new TrainOptions(Epochs: 20, BatchSize: 64, LearningRate: 2e-3, Seed: 1);
var trained = torch.Train(options, data).State.Parameters;

// Weights are plain values: any backend takes them.
var there = torch.Evaluate(trained, test, noise);
var here = PocketVae.Evaluate(trained, test, noise);
Console.WriteLine(
    FormattableString.Invariant($"ELBO of the same weights: {there.Value:F4} on torch, {here.Value:F4} on the managed engine")
);
var managed = PocketVae.Evaluate(PocketVae.Train(options, data).State.Parameters, test, noise);
Console.WriteLine(FormattableString.Invariant($"ELBO trained on the managed engine: {managed.Value:F4}"));

// And the modules themselves, for code that is written in torch.
using var scope = NewDisposeScope();
using var module = new PocketVae.Torch.Module();
FunctionalVae.Torch.TorchWeights.Write(module, trained.Core);
var (mean, _) = module.Encoder.call(tensor(test.Values.ToArray(), [test.Count, 64]));
Console.WriteLine(
    $"posterior means {string.Join(" × ", mean.shape)} from torch.nn; parameters {string.Join(", ", module.state_dict().Keys)}"
);

var means = torch.SampleMeans(trained, count: 64, Key.FromSeed(4));
PngCodec.Save(ImageGrid.Draw(means.Values, height: 8, width: 8, channels: 1, columns: 16, scale: 4), "samples.png");
