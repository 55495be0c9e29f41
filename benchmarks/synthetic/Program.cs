using System.Diagnostics;
using System.Globalization;
using FunctionalVae;
using FunctionalVae.App;
using FunctionalVae.Data;

// synthetic ADULT [--flow] [--seeds N] [--python PATH] [--threads N]: rows that the tool draws, by train --table FILE --for samples and sample, against the
// real rows of the file adult.csv.gz with a column "income". 70 percent of the rows train; as many are drawn for each seed; classifiers trained on
// them are held to those trained on real rows.
// --flow draws latent vectors from a flow that is fitted after training, in place of the mixture.
// Exit code 2: other words.
var (adult, seeds, python, threads) = ("", 5, "python3", 2);
string[] flow = [];
for (var i = 0; i < args.Length; i++)
{
    var next = i + 1 < args.Length ? args[i + 1] : "";
    var number = int.TryParse(next, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : 0;
    switch (args[i])
    {
        case "--flow":
            flow = ["--fit-flow"];
            break;
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
    Write("train", trained);
    Write("test", heldOut);
    var watch = new Stopwatch();
    for (var seed = 0; seed < seeds; seed++)
    {
        var run = Path.Combine(place, FormattableString.Invariant($"run-{seed}"));
        watch.Start();
        Fvae([
            "train",
            "--table",
            Named("train"),
            "--for",
            "samples",
            "--test",
            "0",
            "--seed",
            $"{seed}",
            "--threads",
            $"{threads}",
            "--out",
            run,
            .. flow,
        ]);
        watch.Stop();
        Fvae("sample", run, "--count", $"{trained.Count}", "--out", Named(FormattableString.Invariant($"synthetic.{seed}")));
    }

    Console.Write(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds / seeds:F0} s of training and fitting for a seed\n\n"));
    Console.Out.Flush();
    using var process = Process.Start(
        new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "peers.py"), place, "income", ">50K"])
    )!;
    process.WaitForExit();
    return process.ExitCode;

    string Named(string name) => Path.Combine(place, name + ".csv");

    // The rows as the file has them.
    void Write(string name, ExampleTable rows)
    {
        var fit = TableFit.Of(form.Table, trained);
        File.WriteAllLines(
            Named(name),
            fit.Decode(fit.Encode(rows).Values)
                .Select(row => string.Join(',', form.Texts(row).Select(text => text ?? "")))
                .Prepend(string.Join(',', form.Names))
        );
    }

    // What the tool says is on the way of the tables.
    static void Fvae(params string[] words)
    {
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            if (VaeApp.Run(words, []) is not 0 and var code)
            {
                throw new InvalidOperationException($"fvae {string.Join(' ', words)} ended with {code}.");
            }
        }
        finally
        {
            Console.SetOut(output);
        }
    }
}
finally
{
    Directory.Delete(place, recursive: true);
}
