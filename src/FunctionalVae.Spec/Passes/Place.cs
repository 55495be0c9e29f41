using FunctionalVae.Graphs;

namespace FunctionalVae.Passes;

/// <summary>
/// Places the values of a graph in one arena by their lifetimes: memory that nothing reads any more is used again. Examples and noise
/// lie first, at the same place in every graph of a model. What is not of the batch lies behind all that is, whatever the batch.
/// </summary>
public static class Place
{
    /// <summary>The placement of a graph's values.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="pinned">Values that come and go at any moment, and keep their memory throughout.</param>
    public static Placement Of(Graph graph, ValueList<GraphValue> pinned)
    {
        var lives = Lives(graph, pinned);
        var batch = Arrange(graph, lives.FindAll(life => life.IsOfBatch));
        var beside = Arrange(graph, lives.FindAll(life => !life.IsOfBatch));
        var buffers = new List<PlanBuffer>();
        var placed = new List<PlacedValue>();
        foreach (var life in lives)
        {
            // Values and gradients have names of their own where they lie at one place.
            foreach (var group in life.Stays.GroupBy(stay => stay.Value.Kind == ValueKind.Gradient))
            {
                placed.AddRange(group.Select(stay => new PlacedValue(stay.Value.Name, buffers.Count, stay.From, stay.To)));
                var last = group.Last().Value;
                buffers.Add(new(last.Name, last.Width, life.Offset, last.Rows, life.IsOfBatch));
            }
        }

        return new(ValueList.From(buffers), batch.Width, batch.Least, ValueList.From(placed)) { FixedWidth = beside.Width };
    }

    // Gives each its place, and tells how wide it gets and how wide it is at the busiest moment.
    private static (int Width, int Least) Arrange(Graph graph, List<Life> lives)
    {
        if (lives.Count == 0)
        {
            return (0, 0);
        }

        var least = Least(lives, graph.Operations.Count);
        // No order is best for every graph; the best of a few is near the least for all that were tried, and the first is the least for most.
        var orders = new Func<Life, long>[]
        {
            life => -life.Width,
            life => life.From,
            life => life.From - life.To,
            life => -(long)life.Width * (life.To - life.From + 1),
            life => -life.To,
        };
        var offsets = Offsets(graph, lives, orders[0]);
        var width = Width(lives, offsets);
        for (var order = 1; order < orders.Length && width > least; order++)
        {
            var candidate = Offsets(graph, lives, orders[order]);
            if (Width(lives, candidate) < width)
            {
                (offsets, width) = (candidate, Width(lives, candidate));
            }
        }

        for (var index = 0; index < lives.Count; index++)
        {
            lives[index].Offset = offsets[index];
        }

        return (width, least);
    }

    private static int Width(List<Life> lives, int[] offsets) => lives.Select((life, index) => offsets[index] + life.Width).Max();

    private static int Least(List<Life> lives, int moments)
    {
        var begun = new int[moments + 2];
        foreach (var life in lives)
        {
            begun[life.From] += life.Width;
            begun[life.To + 1] -= life.Width;
        }

        var (now, most) = (0, 0);
        foreach (var change in begun)
        {
            now += change;
            most = Math.Max(most, now);
        }

        return most;
    }

    // The lowest place that is free all the time, for one buffer after the other.
    private static int[] Offsets(Graph graph, List<Life> lives, Func<Life, long> order)
    {
        var offsets = new int[lives.Count];
        var placed = new List<int>();
        var isFixed = lives.ConvertAll(life => life.Is(graph.Input) || life.Is(graph.Noise));
        var numbers = Enumerable.Range(0, lives.Count).ToList();
        foreach (
            var index in numbers
                .Where(index => isFixed[index])
                .Concat(numbers.Where(index => !isFixed[index]).OrderBy(index => order(lives[index])))
        )
        {
            var life = lives[index];
            var all = life.Is(graph.Noise);
            var offset = 0;
            // Those that are placed are kept in the order of their places.
            foreach (var other in placed)
            {
                if (!all && !lives[other].Overlaps(life))
                {
                    continue;
                }

                if (offset + life.Width <= offsets[other])
                {
                    break;
                }

                offset = Math.Max(offset, offsets[other] + lives[other].Width);
            }

            offsets[index] = offset;
            var at = placed.FindIndex(other => offsets[other] > offset);
            placed.Insert(at < 0 ? placed.Count : at, index);
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
            var reads = operation.Reads.ToList();
            foreach (var value in operation.Writes)
            {
                var from = pinned.Contains(value) ? 0 : moment;
                var inherited = operation.WorksInPlace
                    ? lives.Find(life =>
                        life.To == moment && life.Width == value.Size && life.IsOfBatch == value.IsOfBatch && reads.Exists(life.CanPassOn)
                    )
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

        public int Width { get; } = first.Size;

        public bool IsOfBatch { get; } = first.IsOfBatch;

        public int Offset { get; set; }

        public int From { get; private set; } = from;

        public int To { get; private set; } = to;

        public bool Is(GraphValue value) => first.Name == value.Name;

        // What comes from outside keeps its memory to itself.
        public bool CanPassOn(GraphValue value) =>
            Stays[Stays.Count - 1].Value.Name == value.Name && From > 0 && value.Kind is ValueKind.Value or ValueKind.Gradient;

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
