namespace FunctionalVae.Data;

/// <summary>Examples whose values were cut to the unit interval.</summary>
/// <param name="Table">The examples: what was below 0 is 0, what was above 1 is 1.</param>
/// <param name="Counts">How many values were cut in each column.</param>
public sealed record UnitCut(Table Table, ValueList<int> Counts)
{
    /// <summary>Cuts scaled values of examples beyond the training part's range, which a model of the unit interval could not score.</summary>
    public static UnitCut Of(Table scaled)
    {
        ArgumentNullException.ThrowIfNull(scaled);
        var values = scaled.Values.ToArray();
        var counts = new int[scaled.Width];
        for (var i = 0; i < values.Length; i++)
        {
            var inside = Math.Clamp(values[i], 0, 1);
            if (inside != values[i])
            {
                values[i] = inside;
                counts[i % counts.Length]++;
            }
        }

        return new(counts.All(count => count == 0) ? scaled : scaled.WithValues(values), ValueList.From(counts));
    }
}
