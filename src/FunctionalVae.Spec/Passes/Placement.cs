using FunctionalVae.Graphs;

namespace FunctionalVae.Passes;

/// <summary>Where the values of a graph lie in one arena.</summary>
/// <param name="Buffers">The parts of the arena, in the order in which they are first needed. Some lie at one place, at different times.</param>
/// <param name="Width">Floats of arena per example.</param>
/// <param name="Least">The floats per example that are in use at the busiest moment: no placement needs fewer.</param>
/// <param name="Places">Each value with its buffer, and when it is there.</param>
public sealed record Placement(ValueList<PlanBuffer> Buffers, int Width, int Least, ValueList<PlacedValue> Places)
{
    /// <summary>Floats of arena, besides, for what is not of the batch.</summary>
    public int FixedWidth { get; init; }

    /// <summary>The buffer in which <paramref name="value"/> lies.</summary>
    public PlanBuffer Of(GraphValue value)
    {
        for (var i = 0; i < Places.Count; i++)
        {
            if (Places[i].Name == value.Name)
            {
                return Buffers[Places[i].Buffer];
            }
        }

        throw new ArgumentException($"{value.Name} is not a value of this graph.", nameof(value));
    }
}
