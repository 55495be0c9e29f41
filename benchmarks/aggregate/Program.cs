using System.Diagnostics;
using System.Globalization;
using FunctionalVae;
using FunctionalVae.AggregateBenchmark;
using FunctionalVae.Data;
using FunctionalVae.Zoo;

// aggregate [--seeds N] [--python PATH] [--threads N]: how near the aggregate posterior of held-out digits comes to the prior, and whether means
// drawn from the prior are recognised as digits, of DigitsVae and of models of the same networks whose objective is on the aggregate posterior. Each is
// trained with its own Defaults; DigitsVae as SinkhornDigits is trained, too. Exit code 2: other words.
var (seeds, python, threads) = (5, "python3", 2);
for (var i = 0; i < args.Length; i++)
{
    var next = i + 1 < args.Length ? args[i + 1] : "";
    var number = int.TryParse(next, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : 0;
    switch (args[i])
    {
        case "--seeds" when number > 1:
            (seeds, i) = (number, i + 1);
            break;
        case "--threads" when number > 0:
            (threads, i) = (number, i + 1);
            break;
        case "--python" when next.Length > 0:
            (python, i) = (next, i + 1);
            break;
        default:
            Console.Error.Write($"{args[i]} is not one of the words of aggregate; its first lines say which there are.\n");
            return 2;
    }
}

var normal = Vae.ModelFrom(MmdDigits.Spec with { Latent = new DiagonalNormalLatent(2) }, "MmdDigits on N(0, I)");
(string Name, IVaeModel Model, TrainOptions Options)[] cases =
[
    (DigitsVae.Model.Name, DigitsVae.Model, DigitsVae.Defaults),
    (SinkhornDigits.Model.Name, SinkhornDigits.Model, SinkhornDigits.Defaults),
    (MmdDigits.Model.Name, MmdDigits.Model, MmdDigits.Defaults),
    (normal.Name, normal, MmdDigits.Defaults),
    ("DigitsVae trained as SinkhornDigits", DigitsVae.Model, SinkhornDigits.Defaults),
    ("the same in batches of 64", DigitsVae.Model, SinkhornDigits.Defaults with { BatchSize = 64 }),
];
var digits = Digits.Load();
var train = DigitsVae.Model.ExamplesFrom(digits.Train.Values.ToArray());
var held = DigitsVae.Model.ExamplesFrom(digits.Test.Values.ToArray());
var place = Directory.CreateTempSubdirectory("aggregate-").FullName;
try
{
    Rows.Write(Path.Combine(place, "real"), train, digits.Train.Labels!);
    Rows.Write(Path.Combine(place, "held"), held, digits.Test.Labels!);
    Console.Write("| model | seconds | reconstruction | sliced W₂ above its null, in deviations of the prior |\n|---|---|---|---|\n");
    var distances = new List<double[]>();
    foreach (var ((name, model, defaults), column) in cases.Select((one, column) => (one, column)))
    {
        var (watch, own, reconstructions) = (new Stopwatch(), new double[seeds], new double[seeds]);
        for (var seed = 0; seed < seeds; seed++)
        {
            watch.Start();
            var options = defaults with { Seed = (ulong)(seed + 1), Threads = threads };
            var parameters = model.Train(options, Dataset.Of(train)).State.Evaluated;
            watch.Stop();
            own[seed] = Closeness.Of(model, parameters, held, Key.FromSeed((ulong)(100 + seed)));
            var noise = model.NoiseFrom(Key.FromSeed(7), held.Count);
            reconstructions[seed] = model.Evaluate(parameters, held, noise).Reconstruction;
            var means = model.SampleMeans(parameters, 1000, Key.FromSeed((ulong)(200 + seed)));
            Rows.Write(Path.Combine(place, FormattableString.Invariant($"samples.{column}.{seed}")), means, null);
        }

        distances.Add(own);
        Console.Write(
            FormattableString.Invariant(
                $"| {name} | {watch.Elapsed.TotalSeconds / seeds:F0} | {Estimate.Of(reconstructions):F2} | {Estimate.Of(own):F3} |\n"
            )
        );
        Console.Out.Flush();
    }

    foreach (var (name, column) in cases.Select((one, column) => (one.Name, column)).Skip(1))
    {
        double[] differences = [.. distances[0].Zip(distances[column], (plain, own) => plain - own)];
        var estimate = Estimate.Of(differences);
        Console.Write(
            FormattableString.Invariant(
                $"\n{cases[0].Name} − {name}: {estimate:F3}, 95 % by Student's t over {seeds} seeds {estimate.Low:F3} to {estimate.High:F3}\n"
            )
        );
    }

    Console.Out.Flush();
    using var process = Process.Start(
        new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "recognise.py"), place, .. cases.Select(one => one.Name)])
    )!;
    process.WaitForExit();
    return process.ExitCode;
}
finally
{
    Directory.Delete(place, recursive: true);
}
