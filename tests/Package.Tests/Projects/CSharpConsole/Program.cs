using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FunctionalVae;
using FunctionalVae.Data;

// Every function that the generator writes, on real data; the package's tests read what is printed.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var key = Key.FromSeed(7);
var digits = Digits.Load();
var grey = Strokes.Images.Of(digits.Train);
var images = Strokes.Binarize(grey, key.Child(0));
var noise = Strokes.NoiseFrom(key.Child(1), images.Count);

var untrained = Strokes.Initialize(key.Child(2));
Strokes.Posterior posterior = Strokes.Encode(untrained, images);
Strokes.Latents latents = Strokes.Draw(posterior, noise);
Strokes.Images means = Strokes.Decode(untrained, latents);
Print("images", images.Count);
Print("pixels", means.Values.Length / means.Count);
Print("latents", latents.Values.Length / latents.Count);
Print("wide-latents", WideStrokes.LatentCount);

Elbo before = Strokes.Evaluate(untrained, images, noise);
Print("before", before.Value);
Print("weights", Strokes.LogWeight(untrained, images, noise).Count);
Gradient<Strokes.Parameters> gradient = Strokes.Differentiate(untrained, images, noise);
Print("gradient", gradient.Values.Values.Length - Strokes.ParameterCount);

var options = new TrainOptions(Epochs: 5, BatchSize: 32, LearningRate: 2e-3, Seed: 3, Threads: 1);
var data = Dataset.Of(grey);
Strokes.State state = Strokes.Start(options, Key.FromSeed(options.Seed));
for (var epoch = 0; epoch < options.Epochs; epoch++)
{
    foreach (var batch in Strokes.Batches(options, data, epoch))
    {
        state = Strokes.Step(state, batch);
    }
}

var run = Strokes.Train(options, data);
Print("fold-is-train", state.Parameters.Values.Span.SequenceEqual(run.State.Parameters.Values.Span));
var trained = run.State.Parameters;
Print("instructions", InstructionSet.Current);
Print("bits", Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(trained.Values.Span))));
Print("after", Strokes.Evaluate(trained, images, noise).Value);
Print("samples", Strokes.Sample(trained, 5, key.Child(3)).Count);
Print("reconstructions", Strokes.Reconstruct(trained, images).Count);

var file = Path.Combine(AppContext.BaseDirectory, "strokes.safetensors");
Strokes.Save(trained, file);
Print("loaded", Strokes.Load(file).Values.Span.SequenceEqual(trained.Values.Span));

// A record as the input: the columns are those that the compiler read, also where names were trimmed.
Customer[] customers = [new(41, Home.Graz, 2900, true), new(23, Home.Linz, null, false)];
var fit = CustomerVae.Fit(customers);
Print("columns", CustomerVae.Model.Layout.SpecText == CustomerVae.Spec.ToString());
Print("rows", CustomerVae.RowsOf(fit, CustomerVae.ExamplesOf(fit, customers)).SequenceEqual(customers));
Print("row-bits", Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(CustomerVae.ExamplesOf(fit, customers).Values.Span))));

static void Print(string name, object value) => Console.WriteLine($"{name}: {value}");
