using System.Diagnostics;
using System.Globalization;
using FunctionalVae;
using FunctionalVae.Data;
using FunctionalVae.SyntheticBenchmark;

// synthetic ADULT [--seeds N] [--python PATH] [--threads N]: rows drawn by a model against the real rows of the file adult.csv.gz with a column
// "income". 70 percent of the rows train; as many are drawn for each seed; classifiers trained on them are held to those trained on real rows.
// Exit code 2: other words.
var (adult, seeds, python, threads) = ("", 5, "python3", 2);
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
        case var path when i == 0 && File.Exists(path):
            adult = path;
            break;
        default:
            Console.Error.Write($"{args[i]} is not one of the words of synthetic; its first lines say which there are.\n");
            return 2;
    }
}

if (adult.Length == 0)
{
    Console.Error.Write("There is no file to take rows from. Pass adult.csv.gz.\n");
    return 2;
}

var place = Directory.CreateTempSubdirectory("synthetic-").FullName;
try
{
    var texts = TableTexts.Read(adult);
    var form = TableInference.Of(texts).Form;
    var (trained, heldOut) = TrainTestSplit.Of(TableFiles.Of(texts, form), Key.FromSeed(1), 0.3);
    var fit = TableFit.Of(form.Table, trained);
    var model = Setting.Model(form.Table);
    var rows = ExampleBatch.Of(model, fit.Encode(trained));
    Write("train", rows);
    Write("test", ExampleBatch.Of(model, fit.Encode(heldOut)));
    var watch = new Stopwatch();
    for (var seed = 0; seed < seeds; seed++)
    {
        watch.Start();
        var run = model.Train(Setting.Options((ulong)seed, threads), Dataset.Of(rows));
        watch.Stop();
        Write(FormattableString.Invariant($"synthetic.{seed}"), model.Sample(run.State.Parameters, rows.Count, Key.FromSeed((ulong)seed)));
    }

    Console.Write(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds / seeds:F0} s of training for a seed\n\n"));
    Console.Out.Flush();
    using var process = Process.Start(
        new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "peers.py"), place, "income", ">50K"])
    )!;
    process.WaitForExit();
    return process.ExitCode;

    void Write(string name, Batch batch) =>
        File.WriteAllLines(
            Path.Combine(place, name + ".csv"),
            fit.Decode(batch.Values)
                .Select(row => string.Join(',', form.Texts(row).Select(text => text ?? "")))
                .Prepend(string.Join(',', form.Names))
        );
}
finally
{
    Directory.Delete(place, recursive: true);
}
