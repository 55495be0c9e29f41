using System.Collections.Concurrent;
using System.Globalization;
using FunctionalVae;
using FunctionalVae.OutlierBenchmark;

// outliers FOLDER [--seeds N] [--python PATH] [--threads N]: the ROC-AUC of scores -log p(x) beside five detectors of scikit-learn on each file
// *.csv.gz of a folder, whose last column "outlier" is 0 or 1. For each seed a half of the usual rows trains, all others are told apart.
// outliers FOLDER choose [--seeds N] [--threads N]: how the setting was chosen, without labels; of each set two splits where nothing else is said.
// Exit code 1: the mean over the sets is not half a point over that of the fifth neighbour; 2: other words.
const double Goal = 0.5;
const int Splits = 5;
const int SplitsToChoose = 2;
var (folder, asked, python, threads, chooses) = ("", 0, "python3", Environment.ProcessorCount, false);
for (var i = 0; i < args.Length; i++)
{
    var next = i + 1 < args.Length ? args[i + 1] : "";
    var number = int.TryParse(next, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : 0;
    switch (args[i])
    {
        case "--seeds" when number > 1:
            (asked, i) = (number, i + 1);
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
        case var path when i == 0 && Directory.Exists(path):
            folder = path;
            break;
        default:
            Console.Error.Write($"{args[i]} is not one of the words of outliers; its first lines say which there are.\n");
            return 2;
    }
}

string[] files = folder.Length == 0 ? [] : [.. Directory.GetFiles(folder, "*.csv.gz").Order(StringComparer.Ordinal)];
if (files.Length == 0)
{
    Console.Error.Write("There are no files *.csv.gz to take rows from. Pass a folder that has some.\n");
    return 2;
}

var seeds = (asked, chooses) switch
{
    (0, true) => SplitsToChoose,
    (0, false) => Splits,
    _ => asked,
};
Split[] splits = [.. files.SelectMany(file => Enumerable.Range(0, seeds).Select(seed => Split.Of(file, (ulong)seed)))];
var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
if (chooses)
{
    foreach (var line in Choice.Lines(splits, options))
    {
        Console.Write(line);
        Console.Out.Flush();
    }

    return 0;
}

var place = Directory.CreateTempSubdirectory("outliers-").FullName;
try
{
    foreach (var split in splits)
    {
        split.Write(place);
    }

    Peers.Run(python, place);
    var areas = new ConcurrentDictionary<(string, int), IReadOnlyDictionary<string, double>>();
    Parallel.ForEach(
        Enumerable.Range(0, splits.Length),
        options,
        i =>
        {
            var own = Outliers.RocAuc(Detector.Scores(Setting.Chosen, splits[i], (ulong)(i % seeds)), splits[i].AreOutliers);
            areas[(Split.NameOf(files[i / seeds]), i % seeds)] = new Dictionary<string, double>(Peers.Areas(place, splits[i]))
            {
                [Results.Own] = own,
            };
        }
    );
    var results = new Results([.. files.Select(Split.NameOf)], seeds, areas);
    Console.Write(results.Table());
    return results.Lead >= Goal ? 0 : 1;
}
finally
{
    Directory.Delete(place, recursive: true);
}
