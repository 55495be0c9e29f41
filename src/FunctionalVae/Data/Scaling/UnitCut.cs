namespace FunctionalVae.Data;

/// <summary>Examples whose values were cut to the unit interval.</summary>
/// <param name="Table">The examples: what was below 0 is 0, what was above 1 is 1.</param>
/// <param name="Counts">How many values were cut in each column.</param>
public sealed record UnitCut(ExampleTable Table, ValueList<int> Counts)
{
    /// <summary>Examples as a model takes them: scaled, cut where a scaling to the unit interval meets a model of bounded values, and rounded, in this order.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scaling">The numbers of the training part; null where values are not scaled.</param>
    /// <param name="table">The examples as they were read.</param>
    /// <exception cref="ArgumentException">The scaling was fitted to another width.</exception>
    /// <exception cref="InvalidDataSetException">A scaled value is beyond a 32-bit float.</exception>
    public static UnitCut Scaled(IVaeModel model, FittedScaling? scaling, ExampleTable table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var scaled = scaling?.ApplyTo(table) ?? table;
        return scaling?.Method is Scaling.UnitInterval && model.Spec.Input.Domain is ValueDomain.UnitInterval or ValueDomain.Binary
            ? Of(scaled)
            : new(scaled, ValueList.From(new int[scaled.Width]));
    }

    /// <summary>Cuts scaled values of examples beyond the training part's range, which a model of the unit interval could not score.</summary>
    public static UnitCut Of(ExampleTable scaled)
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
