using System.Collections.Concurrent;
using System.Globalization;
using FunctionalVae;
using FunctionalVae.ImputationBenchmark;

// imputation PIMA [--seeds N] [--python PATH] [--threads N]: how well hidden cells are filled, beside five other ways, on wine and breast cancer of
// scikit-learn and on a file pima.csv.gz. 10, 30 and 50 percent of the cells are hidden completely at random; all methods learn from the same rows.
// imputation PIMA choose [--seeds N] [--threads N]: how the setting was chosen, without the hidden cells.
// Exit code 1: on some set and share it is no better than filling in means; 2: other words.
int[] shares = [10, 30, 50];
string[] sets = ["wine", "breast-cancer", "pima"];
var (pima, seeds, python, threads, chooses) = ("", 5, "python3", Environment.ProcessorCount, false);
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
        case "choose" when i == 1:
            chooses = true;
            break;
        case var path when i == 0 && File.Exists(path):
            pima = path;
            break;
        default:
            Console.Error.Write($"{args[i]} is not one of the words of imputation; its first lines say which there are.\n");
            return 2;
    }
}

if (pima.Length == 0)
{
    Console.Error.Write("There is no file to take rows from. Pass pima.csv.gz, with columns f0 to f7 and outlier.\n");
    return 2;
}

var place = Directory.CreateTempSubdirectory("imputation-").FullName;
try
{
    Peers.Run(python, "sets", place, pima);
    Case[] cases =
    [
        .. from set in sets
        let file = Peers.Read(Path.Combine(place, set + ".csv"))
        from share in shares
        from seed in Enumerable.Range(0, seeds)
        select Case.Of(set, share, seed, file.Columns.Count, file.Values, Key.FromSeed((ulong)seed).Child((ulong)share)),
    ];
    var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
    if (chooses)
    {
        Console.Write(Choice.Table(cases, options));
        return 0;
    }

    foreach (var one in cases)
    {
        Peers.Write(place, one);
    }

    Peers.Run(python, "fill", place);
    var fillings = new ConcurrentDictionary<Case, IReadOnlyDictionary<string, Filling>>();
    Parallel.ForEach(
        cases,
        options,
        one => fillings[one] = new Dictionary<string, Filling>(Peers.Of(place, one)) { [Results.Own] = Filling.Of(Setting.Chosen, one) }
    );
    var results = new Results(cases, fillings);
    Console.Write(results.Table());
    return results.BeatsMeans ? 0 : 1;
}
finally
{
    Directory.Delete(place, recursive: true);
}
