using static System.FormattableString;

namespace FunctionalVae.OutlierBenchmark;

/// <summary>
/// Compares settings without labels and without the rows that are told apart: of the training rows a fifth is held out, and each setting, trained on
/// the others, has to tell it from rows that are made of them, every column drawn by itself.
/// </summary>
internal static class Choice
{
    private const int HeldOut = 5;
    private const int MostHeldOut = 200;
    private const int Made = 3;

    /// <summary>The mean ROC-AUC in percent over all splits, a line for each setting as soon as it is known.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<Split> splits, ParallelOptions options)
    {
        yield return "| setting | rows held out against rows of shuffled columns |\n|---|---|\n";
        Split[] inner = [.. splits.Select((split, i) => Inner(split, (ulong)i))];
        foreach (var setting in Setting.All)
        {
            var areas = new double[inner.Length];
            Parallel.For(
                0,
                inner.Length,
                options,
                i => areas[i] = Outliers.RocAuc(Detector.Scores(setting, inner[i], (ulong)i), inner[i].AreOutliers)
            );
            yield return Invariant($"| {setting} | {100 * areas.Average():F2} |\n");
        }
    }

    private static Split Inner(Split split, ulong seed)
    {
        var width = split.Width;
        var heldOut = Math.Min(split.Train.Length / width / HeldOut, MostHeldOut) * width;
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
