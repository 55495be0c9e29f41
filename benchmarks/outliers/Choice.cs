using System.Collections.Concurrent;
using static System.FormattableString;

namespace FunctionalVae.OutlierBenchmark;

/// <summary>
/// Compares settings without labels and without the rows that are told apart: of the training rows a fifth is held out, and each setting, trained on
/// the others, has to tell it from rows that are made of them, every column drawn by itself.
/// </summary>
internal static class Choice
{
    private const int HeldOut = 5;
    private const int Made = 5;

    /// <summary>The mean ROC-AUC in percent over all splits, one row for each setting.</summary>
    public static string Table(IReadOnlyList<Split> splits, ParallelOptions options)
    {
        var areas = new ConcurrentDictionary<(int, int), double>();
        var all = Setting.All;
        Parallel.ForEach(
            Enumerable.Range(0, all.Count * splits.Count),
            options,
            i =>
            {
                var (setting, split) = (i / splits.Count, i % splits.Count);
                var inner = Inner(splits[split], (ulong)split);
                areas[(setting, split)] = Outliers.RocAuc(Detector.Scores(all[setting], inner, (ulong)split), inner.AreOutliers);
            }
        );
        return "| setting | rows held out against rows of shuffled columns |\n|---|---|\n"
            + string.Concat(
                all.Select(
                    (setting, i) => Invariant($"| {setting} | {100 * Enumerable.Range(0, splits.Count).Average(j => areas[(i, j)]):F2} |\n")
                )
            );
    }

    private static Split Inner(Split split, ulong seed)
    {
        var width = split.Width;
        var heldOut = split.Train.Length / width / HeldOut * width;
        var train = split.Train[heldOut..];
        var rows = (uint)(train.Length / width);
        var made = new float[Made * heldOut];
        for (var i = 0; i < made.Length; i++)
        {
            var word = Key.FromSeed(seed).Child((ulong)(i % width)).Words((uint)(i / width), 0)[0];
            made[i] = train[((int)(Uniform.Open(word) * rows) * width) + (i % width)];
        }

        return new(
            split.Name,
            width,
            train,
            [.. split.Train[..heldOut], .. made],
            [.. Enumerable.Range(0, (1 + Made) * heldOut / width).Select(row => row >= heldOut / width)]
        );
    }
}
