namespace FunctionalVae.ImputationBenchmark;

/// <summary>Rows of numbers with gaps, some of which hide a number that is known. NaN is a gap.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Share">How many percent of the known cells are hidden.</param>
/// <param name="Seed">Which of the masks.</param>
/// <param name="Width">Columns.</param>
/// <param name="Truth">[rows, width]: all that is known.</param>
/// <param name="Given">[rows, width]: what a method gets.</param>
internal sealed record Case(string Set, int Share, int Seed, int Width, double[] Truth, double[] Given)
{
    /// <summary>How files of it are called.</summary>
    public string Name => FormattableString.Invariant($"{Set}.{Share}.{Seed}");

    /// <summary>The cells that are asked for, in order.</summary>
    public IReadOnlyList<int> Asked { get; } =
    [.. Enumerable.Range(0, Truth.Length).Where(cell => double.IsNaN(Given[cell]) && !double.IsNaN(Truth[cell]))];

    /// <summary>The standard deviation of each column's known numbers: the unit of its errors.</summary>
    public IReadOnlyList<double> Deviations { get; } = [.. Enumerable.Range(0, Width).Select(column => Deviation(Truth, Width, column))];

    /// <summary>Hides a share of the known cells, each by itself, completely at random.</summary>
    public static Case Of(string set, int share, int seed, int width, double[] truth, Key key) =>
        new(
            set,
            share,
            seed,
            width,
            truth,
            [.. truth.Select((value, cell) => Uniform.Open(key.Words((uint)cell, 0)[0]) < share / 100.0 ? double.NaN : value)]
        );

    /// <summary>A case of what is given here alone, for choices without the hidden cells.</summary>
    public Case Inner(int share) => Of(Set, share, Seed, Width, Given, Key.FromSeed((ulong)Seed).Child(1));

    /// <summary>The root of the mean squared error over all hidden cells, each in the unit of its column.</summary>
    public double Error(IReadOnlyList<double> means) =>
        Math.Sqrt(Asked.Select((cell, i) => (means[i] - Truth[cell]) / Deviations[cell % Width]).Average(error => error * error));

    /// <summary>The mean of logarithms of densities, from the unit of the data to that of <see cref="Deviations"/>.</summary>
    public double Score(IReadOnlyList<double> scores) =>
        Asked.Select((cell, i) => scores[i] + Math.Log(Deviations[cell % Width])).Average();

    /// <summary>Rows of cells for a table.</summary>
    public static IReadOnlyList<IReadOnlyList<double?>> Rows(double[] values, int width) =>
        [
            .. values
                .Chunk(width)
                .Select(row => (IReadOnlyList<double?>)[.. row.Select(value => double.IsNaN(value) ? (double?)null : value)]),
        ];

    private static double Deviation(double[] values, int width, int column)
    {
        double[] known = [.. values.Where((value, cell) => cell % width == column && !double.IsNaN(value))];
        var mean = known.Average();
        return Math.Sqrt(known.Average(value => (value - mean) * (value - mean)));
    }
}
