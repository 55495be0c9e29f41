namespace FunctionalVae;

/// <summary>The columns of a table, each by the family of its own likelihood.</summary>
internal sealed class ColumnsFamily : LikelihoodFamily
{
    private readonly TableLayout layout;
    private readonly List<Part> parts;

    // For each value of an example the part that models it, and its place there; null for those that say what is missing.
    private readonly (Part Part, int Place)?[] owners;
    private readonly ColumnPlace?[] columns;

    private ColumnsFamily(TableLayout layout, List<Part> parts)
    {
        (this.layout, this.parts) = (layout, parts);
        owners = new (Part, int)?[layout.Width];
        columns = new ColumnPlace?[layout.Width];
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Group.Values.Count; i++)
            {
                owners[part.Group.Values[i]] = (part, i);
            }
        }

        foreach (var place in layout.Places)
        {
            Array.Fill(columns, place, place.First, (int)place.Column.Width);
        }
    }

    public static ColumnsFamily? From(VaeSpec spec, ParameterVector parameters) =>
        spec is { Input: Table table, Likelihood: ColumnLikelihoods own }
            ? new(
                table.Layout,
                [
                    .. ColumnGroup
                        .Of(table, own)
                        .Select(group => new Part(
                            group,
                            (LikelihoodFamily)Families.Of(group.Term, new TrainedNumbers(parameters, $"likelihood.{group.Name}"))
                        )),
                ]
            )
            : null;

    public override double LeastMean => double.NegativeInfinity;

    public override double GreatestMean => double.PositiveInfinity;

    public override double LeastMeanOf(int column) => owners[column] is { } own ? own.Part.Family.LeastMeanOf(own.Place) : 0;

    public override double GreatestMeanOf(int column) => owners[column] is { } own ? own.Part.Family.GreatestMeanOf(own.Place) : 0;

    public override bool HasMass(int column) => owners[column] is not { } own || own.Part.Family.HasMass(own.Place);

    public override bool IsObserved(int column, ReadOnlyMemory<float> example) =>
        columns[column] is { } place
        && place.IsIn(example.Span)
        && (place.Value != column || place.Choices == 0 || example.Span[column - 1] == 1);

    public override double MeanGiven(int column, ReadOnlyMemory<float> means, ReadOnlyMemory<float> example)
    {
        if (columns[column] is not { } place || !HasChoice(place, column))
        {
            return means.Span[column];
        }

        // What is chosen is modelled together.
        var within = place.First..(place.First + place.Choices);
        return owners[column]!.Value.Part.Family.MeanGiven(column - place.First, means[within], example[within]);
    }

    public override double Score(int column, double mean, double x) =>
        owners[column] is { } own ? own.Part.Family.Score(own.Place, mean, x) : 0;

    public override double Variance(int column, double mean) => owners[column] is { } own ? own.Part.Family.Variance(own.Place, mean) : 0;

    public override double Cumulative(int column, double mean, double x) =>
        owners[column] is { } own ? own.Part.Family.Cumulative(own.Place, mean, x)
        : x < 0 ? 0
        : 1;

    /// <summary>None: what is missing has a part in it.</summary>
    public override double? BestConstant(Batch train) => null;

    public override bool IsChoice(int column) => columns[column] is { } place && HasChoice(place, column);

    internal override double Presence(int column, ReadOnlyMemory<float> means) =>
        columns[column] is { Choices: > 0 } place && place.Value == column ? means.Span[column - 1] : 1;

    private static bool HasChoice(ColumnPlace place, int column) => place.Choices > 0 && place.Value != column;

    // A number that is one of its points has no value of its own, and nothing is missing.
    internal override void Draw(Batch means, Key key, float[] draws)
    {
        Array.Clear(draws);
        for (var part = 0; part < parts.Count; part++)
        {
            var values = parts[part].Group.Values;
            var own = new float[means.Count * values.Count];
            Copy(means.Array, layout.Width, values, own, (all, one, i, j) => one[j] = all[i]);
            var drawn = new float[own.Length];
            parts[part].Family.Draw(new(own, values.Count), key.Child((ulong)part), drawn);
            Copy(draws, layout.Width, values, drawn, (all, one, i, j) => all[i] = one[j]);
        }

        foreach (var place in layout.Places.Where(place => place is { Choices: > 0, Value: not null }))
        {
            for (var row = 0; row < means.Count; row++)
            {
                var at = (row * layout.Width) + place.Value!.Value;
                draws[at] = draws[at - 1] == 1 ? draws[at] : 0;
            }
        }
    }

    private static void Copy(float[] all, int width, ValueList<int> values, float[] own, Action<float[], float[], int, int> move)
    {
        for (var i = 0; i < own.Length; i++)
        {
            move(all, own, (i / values.Count * width) + values[i % values.Count], i);
        }
    }

    private sealed record Part(ColumnGroup Group, LikelihoodFamily Family);
}
