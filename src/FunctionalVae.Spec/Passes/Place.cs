using FunctionalVae.Graphs;

namespace FunctionalVae.Passes;

/// <summary>
/// Places the values of a graph in one arena by their lifetimes: memory that nothing reads any more is used again. Examples and noise
/// lie first, at the same place in every graph of a model.
/// </summary>
public static class Place
{
    /// <summary>The placement of a graph's values.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="pinned">Values that come and go at any moment, and keep their memory throughout.</param>
    public static Placement Of(Graph graph, ValueList<GraphValue> pinned)
    {
        var lives = Lives(graph, pinned);
        var least = Enumerable
            .Range(0, graph.Operations.Count + 1)
            .Max(moment => lives.Where(life => life.Covers(moment)).Sum(life => life.Width));
        // No order is best for every graph; the best of a few is near the least for all that were tried.
        var offsets = new[]
        {
            Offsets(graph, lives, life => -life.Width),
            Offsets(graph, lives, life => life.From),
            Offsets(graph, lives, life => life.From - life.To),
            Offsets(graph, lives, life => -(long)life.Width * (life.To - life.From + 1)),
            Offsets(graph, lives, life => -life.To),
        }
            .OrderBy(candidate => Width(lives, candidate))
            .First();
        var buffers = new List<PlanBuffer>();
        var placed = new List<PlacedValue>();
        for (var index = 0; index < lives.Count; index++)
        {
            // Values and gradients have names of their own where they lie at one place.
            foreach (var group in lives[index].Stays.GroupBy(stay => stay.Value.Kind == ValueKind.Gradient))
            {
                placed.AddRange(group.Select(stay => new PlacedValue(stay.Value.Name, buffers.Count, stay.From, stay.To)));
                buffers.Add(new(group.Last().Value.Name, lives[index].Width, offsets[index]));
            }
        }

        return new(ValueList.From(buffers), Width(lives, offsets), least, ValueList.From(placed));
    }

    private static int Width(List<Life> lives, int[] offsets) => lives.Select((life, index) => offsets[index] + life.Width).Max();

    // The lowest place that is free all the time, for one buffer after the other.
    private static int[] Offsets(Graph graph, List<Life> lives, Func<Life, long> order)
    {
        var offsets = new int[lives.Count];
        var placed = new List<int>();
        var fixedLives = lives.Where(life => life.Is(graph.Input) || life.Is(graph.Noise)).ToList();
        foreach (var life in fixedLives.Concat(lives.Except(fixedLives).OrderBy(order)))
        {
            var index = lives.IndexOf(life);
            var others = life.Is(graph.Noise) ? placed : [.. placed.Where(other => lives[other].Overlaps(life))];
            var offset = 0;
            foreach (var other in others.OrderBy(other => offsets[other]))
            {
                if (offset + life.Width <= offsets[other])
                {
                    break;
                }

                offset = Math.Max(offset, offsets[other] + lives[other].Width);
            }

            offsets[index] = offset;
            placed.Add(index);
        }

        return offsets;
    }

    // Moments are the operations' numbers from 1 on; what is given from outside lives from moment 0.
    private static List<Life> Lives(Graph graph, ValueList<GraphValue> pinned)
    {
        var operations = graph.Operations;
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var moment = 1; moment <= operations.Count; moment++)
        {
            foreach (var value in operations[moment - 1].Reads)
            {
                last[value.Name] = moment;
            }
        }

        foreach (var value in pinned)
        {
            last[value.Name] = operations.Count;
        }

        var given = new[] { graph.Input, graph.Noise }.Concat(graph.Dropouts.Select(site => site.Mask));
        var lives = given.Select(value => new Life(value, 0, End(value, 0))).ToList();
        for (var moment = 1; moment <= operations.Count; moment++)
        {
            var operation = operations[moment - 1];
            foreach (var value in operation.Writes)
            {
                var from = pinned.Contains(value) ? 0 : moment;
                var inherited = operation.WorksInPlace
                    ? lives.Find(life => life.To == moment && life.Width == value.Width && operation.Reads.Any(life.CanPassOn))
                    : null;
                if (inherited is null)
                {
                    lives.Add(new(value, from, End(value, moment)));
                }
                else
                {
                    inherited.Inherit(value, from, End(value, moment));
                }
            }
        }

        return lives;

        int End(GraphValue value, int from) => last.TryGetValue(value.Name, out var end) ? end : from;
    }

    /// <summary>The time for which a part of the arena is in use, by one value after the other.</summary>
    private sealed class Life(GraphValue first, int from, int to)
    {
        public List<(GraphValue Value, int From, int To)> Stays { get; } = [(first, from, to)];

        public int Width => first.Width;

        public int From { get; private set; } = from;

        public int To { get; private set; } = to;

        public bool Is(GraphValue value) => first == value;

        // What comes from outside keeps its memory to itself.
        public bool CanPassOn(GraphValue value) =>
            Stays[Stays.Count - 1].Value == value && From > 0 && value.Kind is ValueKind.Value or ValueKind.Gradient;

        public bool Covers(int moment) => From <= moment && moment <= To;

        public bool Overlaps(Life other) => From <= other.To && other.From <= To;

        public void Inherit(GraphValue value, int since, int until)
        {
            Stays.Add((value, since, until));
            From = Math.Min(From, since);
            To = until;
        }
    }
}
