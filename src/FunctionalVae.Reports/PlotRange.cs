namespace FunctionalVae.Reports;

/// <summary>What a plot shows of one axis: all finite values, or where the bulk is when a few lie far outside.</summary>
internal readonly record struct PlotRange(double Low, double High)
{
    private const double Tail = 0.0025;
    private const double Stretch = 1.5;
    private const double CurveTail = 0.02;
    private const double CurveStretch = 3;
    private const double Margin = 0.04;

    public double Length => High - Low;

    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>From the least to the greatest of the values, unless the middle 99.5 % need less than two thirds of that.</summary>
    public static PlotRange Of(IEnumerable<double> finite)
    {
        double[] sorted = [.. finite.Order()];
        if (sorted.Length == 0)
        {
            return new(-1, 1);
        }

        PlotRange all = new(sorted[0], sorted[^1]);
        PlotRange bulk = new(Quantile(sorted, Tail), Quantile(sorted, 1 - Tail));
        return (all.Length > Stretch * bulk.Length && bulk.Length > 0 ? bulk : all).Wider();
    }

    /// <summary>
    /// From the least to the greatest of the values of curves. At either end it leaves out the last fiftieth of the values where that lies
    /// further off than three times all between them: the first steps of a long run.
    /// </summary>
    public static PlotRange OfCurves(IEnumerable<double> finite)
    {
        double[] sorted = [.. finite.Order()];
        if (sorted.Length == 0)
        {
            return new(-1, 1);
        }

        var (low, high) = (Quantile(sorted, CurveTail), Quantile(sorted, 1 - CurveTail));
        var most = CurveStretch * (high - low);
        return new PlotRange(
            most > 0 && low - sorted[0] > most ? low : sorted[0],
            most > 0 && sorted[^1] - high > most ? high : sorted[^1]
        ).Wider();
    }

    /// <summary>The same middle and another length.</summary>
    public PlotRange WithLength(double length) => new(((Low + High) / 2) - (length / 2), ((Low + High) / 2) + (length / 2));

    private PlotRange Wider() => Length > 0 ? WithLength(Length * (1 + (2 * Margin))) : WithLength(2 * Math.Max(1, Math.Abs(Low)));

    private static double Quantile(double[] sorted, double probability) => sorted[(int)Math.Round(probability * (sorted.Length - 1))];
}
