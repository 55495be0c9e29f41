namespace FunctionalVae.Probability;

/// <summary>
/// A basis of a transport problem: a tree over the points of both clouds, those of q before those of p, of which each arc joins one of q with one
/// of p and moves a positive mass. The potentials of the ends of each arc sum to its cost.
/// </summary>
internal sealed class TransportTree
{
    private const int None = -1;
    private const int Root = 0;
    private readonly int sources;
    private readonly Func<int, int, long> cost;
    private readonly int[] parent;
    private readonly int[] depth;
    private readonly int[] firstChild;
    private readonly int[] next;
    private readonly int[] previous;
    private readonly long[] flow;
    private readonly int[] stack;

    /// <param name="sources">n, the points of q.</param>
    /// <param name="sinks">m, the points of p.</param>
    /// <param name="cost">Between a point of q and one of p.</param>
    /// <param name="arcs">n + m − 1 arcs that make a tree, with what each moves.</param>
    public TransportTree(int sources, int sinks, Func<int, int, long> cost, IReadOnlyList<(int Source, int Sink, long Flow)> arcs)
    {
        this.sources = sources;
        this.cost = cost;
        var count = sources + sinks;
        (parent, depth, stack) = (new int[count], new int[count], new int[count]);
        (firstChild, next, previous) = (new int[count], new int[count], new int[count]);
        (flow, Potentials) = (new long[count], new long[count]);
        Array.Fill(parent, None);
        Array.Fill(firstChild, None);
        Hang(arcs);
        Renew(Root);
    }

    /// <summary>A potential for each point: q's, then p's.</summary>
    public long[] Potentials { get; }

    /// <summary>Lets an arc take part that lowers the cost, as far as it can, and removes the one that this empties.</summary>
    public void Pivot(int source, int sink)
    {
        sink += sources;
        var (leaving, most, isAtSource) = Leaving(source, sink);
        Shift(source, sink, most);
        var (moved, other) = isAtSource ? (source, sink) : (sink, source);
        Reverse(moved, leaving);
        flow[moved] = most;
        Attach(moved, other);
        Renew(moved);
    }

    /// <summary>The arcs with what each has to move for given masses of the points, leaves first.</summary>
    public IEnumerable<(int Source, int Sink, T Mass)> Arcs<T>(T[] masses)
        where T : System.Numerics.INumber<T>
    {
        T[] rest = [.. masses];
        foreach (var node in Enumerable.Reverse(FromRoot()).Where(node => parent[node] != None))
        {
            rest[parent[node]] -= rest[node];
            yield return IsSource(node) ? (node, parent[node] - sources, rest[node]) : (parent[node], node - sources, rest[node]);
        }
    }

    private bool IsSource(int node) => node < sources;

    private void Hang(IReadOnlyList<(int Source, int Sink, long Flow)> arcs)
    {
        var near = arcs.SelectMany(arc =>
                ((int, (int, long))[])[(arc.Source, (arc.Sink + sources, arc.Flow)), (arc.Sink + sources, (arc.Source, arc.Flow))]
            )
            .ToLookup(end => end.Item1, end => end.Item2);
        var waiting = new Queue<int>([Root]);
        while (waiting.TryDequeue(out var node))
        {
            foreach (var (other, moved) in near[node].Where(end => end.Item1 != parent[node]))
            {
                flow[other] = moved;
                Attach(other, node);
                waiting.Enqueue(other);
            }
        }
    }

    // Of the arcs that lose on the way from the sink back to the source, the one that moves least, by its lower end.
    private (int Node, long Flow, bool IsAtSource) Leaving(int source, int sink)
    {
        var found = (Node: None, Flow: long.MaxValue, IsAtSource: true);
        for (var (at, to) = (source, sink); at != to; )
        {
            var isAtSource = depth[at] >= depth[to];
            ref var node = ref isAtSource ? ref at : ref to;
            if (IsSource(node) == isAtSource && flow[node] < found.Flow)
            {
                found = (node, flow[node], isAtSource);
            }

            node = parent[node];
        }

        return found;
    }

    private void Shift(int source, int sink, long most)
    {
        for (var (at, to) = (source, sink); at != to; )
        {
            var isAtSource = depth[at] >= depth[to];
            ref var node = ref isAtSource ? ref at : ref to;
            flow[node] += IsSource(node) == isAtSource ? -most : most;
            node = parent[node];
        }
    }

    // The arcs from a node up to another lead down from now on; what lay above that one is cut off.
    private void Reverse(int node, int last)
    {
        var (above, moved) = (parent[node], flow[node]);
        Detach(node);
        for (var (at, over) = (node, above); at != last; )
        {
            (above, var held) = (parent[over], flow[over]);
            Detach(over);
            flow[over] = moved;
            Attach(over, at);
            (at, over, moved) = (over, above, held);
        }
    }

    private void Attach(int node, int above)
    {
        parent[node] = above;
        (previous[node], next[node]) = (None, firstChild[above]);
        if (next[node] != None)
        {
            previous[next[node]] = node;
        }

        firstChild[above] = node;
    }

    private void Detach(int node)
    {
        if (previous[node] != None)
        {
            next[previous[node]] = next[node];
        }
        else
        {
            firstChild[parent[node]] = next[node];
        }

        if (next[node] != None)
        {
            previous[next[node]] = previous[node];
        }
    }

    // Depths and potentials of a node and of all below it.
    private void Renew(int top)
    {
        var waiting = 0;
        stack[waiting++] = top;
        while (waiting > 0)
        {
            var node = stack[--waiting];
            var above = parent[node];
            if (above != None)
            {
                depth[node] = depth[above] + 1;
                var between = IsSource(node) ? cost(node, above - sources) : cost(above, node - sources);
                Potentials[node] = between - Potentials[above];
            }

            for (var child = firstChild[node]; child != None; child = next[child])
            {
                stack[waiting++] = child;
            }
        }
    }

    private List<int> FromRoot()
    {
        List<int> nodes = [Root];
        for (var i = 0; i < nodes.Count; i++)
        {
            for (var child = firstChild[nodes[i]]; child != None; child = next[child])
            {
                nodes.Add(child);
            }
        }

        return nodes;
    }
}
