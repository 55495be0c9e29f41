namespace FunctionalVae.Data;

/// <summary>The scale that each scaling is fitted to: the one place where they meet.</summary>
internal static class NumberScales
{
    private static readonly Dictionary<Type, (Func<IReadOnlyList<double>, NumberScale> Fit, Func<INumberFields, NumberScale> Read)> Kinds =
        new()
        {
            [typeof(StandardScaling)] = (LinearScale.Of, Linear),
            [typeof(LogScaling)] = (LogScale.Of, fields => new LogScale(Linear(fields))),
            [typeof(QuantileScaling)] = (QuantileScale.Of, Quantiles),
        };

    /// <summary>Fits a scaling to numbers that it can take.</summary>
    public static NumberScale Fit(NumberScaling scaling, IReadOnlyList<double> numbers) => Kinds[scaling.GetType()].Fit(numbers);

    /// <summary>Reads what <see cref="NumberScale.Write"/> wrote of a scaling.</summary>
    /// <exception cref="FormatException">A field is missing, of another type, or out of range.</exception>
    public static NumberScale Read(NumberScaling scaling, INumberFields fields) => Kinds[scaling.GetType()].Read(fields);

    private static QuantileScale Quantiles(INumberFields fields)
    {
        var knots = fields.Rising("knots", null);
        return new(knots, fields.Rising("scores", knots.Count), fields.Listed("tied"));
    }

    private static LinearScale Linear(INumberFields fields) => new(fields.Number("centre"), fields.Positive("scale"));
}
