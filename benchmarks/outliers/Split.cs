using FunctionalVae.Data;

namespace FunctionalVae.OutlierBenchmark;

/// <summary>One set of rows, split by a seed: a half of the usual rows to train on, all others to be told apart; standardised by the first.</summary>
/// <param name="Name">The set's name and the seed.</param>
/// <param name="Width">Values of a row.</param>
/// <param name="Train">[rows, width].</param>
/// <param name="Test">[rows, width]: usual rows first, then the outliers.</param>
/// <param name="AreOutliers">For each test row whether it is one.</param>
internal sealed record Split(string Name, int Width, float[] Train, float[] Test, bool[] AreOutliers)
{
    private const string Label = "outlier";

    /// <summary>The split of a file by a seed.</summary>
    /// <param name="path">A CSV file with a column "outlier" of 0 and 1.</param>
    /// <param name="seed">The seed, which chooses the half.</param>
    public static Split Of(string path, ulong seed)
    {
        var table = DataFiles.Load([path], new DataOptions(Label)).Train;
        var usual = Enumerable.Range(0, table.Count).Where(row => table.Labels![row] == 0).ToArray();
        var outliers = Enumerable.Range(0, table.Count).Where(row => table.Labels![row] == 1).ToArray();
        int[] order = [.. Permutation.Of(Key.FromSeed(seed), usual.Length).Select(place => usual[place])];
        var half = usual.Length / 2;
        var train = table.Take(order[..half], table.Name);
        var test = table.Take([.. order[half..], .. outliers], table.Name);
        var scaling = Standardise(train);
        return new(
            $"{NameOf(path)}-{seed}",
            table.Width,
            scaling.Apply(train.Values).ToArray(),
            scaling.Apply(test.Values).ToArray(),
            [.. Enumerable.Range(0, test.Count).Select(row => row >= order.Length - half)]
        );
    }

    /// <summary>What a file's set is called.</summary>
    public static string NameOf(string path) => Path.GetFileName(path).Split('.')[0];

    /// <summary>Writes both parts for other programs.</summary>
    public void Write(string folder)
    {
        NpyWriter.Write(Path.Combine(folder, Name + ".train.npy"), Train, [Train.Length / Width, Width]);
        NpyWriter.Write(Path.Combine(folder, Name + ".test.npy"), Test, [Test.Length / Width, Width]);
    }

    // A column that is constant among the training rows keeps its unit.
    private static FittedScaling Standardise(ExampleTable train)
    {
        var columns = Enumerable
            .Range(0, train.Width)
            .Select(column => Enumerable.Range(0, train.Count).Select(row => (double)train[row].Span[column]).ToArray());
        (double Mean, double Deviation)[] moments =
        [
            .. columns.Select(values =>
            {
                var mean = values.Average();
                return (mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
            }),
        ];
        return new(
            new Scaling.Standardise(),
            train.Width,
            ValueList.From(moments.Select(moment => moment.Mean)),
            ValueList.From(moments.Select(moment => moment.Deviation > 1e-9 ? moment.Deviation : 1))
        );
    }
}
