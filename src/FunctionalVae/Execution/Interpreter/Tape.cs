namespace FunctionalVae.Interpreter;

/// <summary>What was computed, in order: for each number what it was computed from, with the partial derivatives.</summary>
internal sealed class Tape
{
    private int[] ends = new int[1024];
    private int[] parents = new int[4096];
    private double[] partials = new double[4096];
    private int nodes;
    private int used;

    /// <summary>The numbers so far.</summary>
    public int Count => nodes;

    /// <summary>A number from which others are computed.</summary>
    public Dual Variable(double value) => new(value, Close(), this);

    /// <summary>A number computed from one other.</summary>
    public static Dual Of(double value, Dual x, double byX)
    {
        if (x.Tape is not { } tape)
        {
            return value;
        }

        tape.Add(x, byX);
        return new(value, tape.Close(), tape);
    }

    /// <summary>A number computed from two others.</summary>
    public static Dual Of(double value, Dual x, double byX, Dual y, double byY)
    {
        if ((x.Tape ?? y.Tape) is not { } tape)
        {
            return value;
        }

        tape.Add(x, byX);
        tape.Add(y, byY);
        return new(value, tape.Close(), tape);
    }

    /// <summary>start + Σ xᵢ yᵢ: its derivatives are y and x.</summary>
    public static Dual Dot(Dual start, ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y)
    {
        var tape = start.Tape;
        var sum = start.Value;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i].Value * y[i].Value;
            tape ??= x[i].Tape ?? y[i].Tape;
        }

        if (tape is null)
        {
            return sum;
        }

        tape.Add(start, 1);
        for (var i = 0; i < x.Length; i++)
        {
            tape.Add(x[i], y[i].Value);
            tape.Add(y[i], x[i].Value);
        }

        return new(sum, tape.Close(), tape);
    }

    /// <summary>Forgets all numbers after the first <paramref name="count"/>.</summary>
    public void Rewind(int count)
    {
        nodes = count;
        used = count == 0 ? 0 : ends[count - 1];
    }

    /// <summary>The derivatives of <paramref name="result"/> with respect to all numbers before it.</summary>
    public double[] Differentiate(Dual result)
    {
        var derivatives = new double[nodes];
        if (result.Tape is null)
        {
            return derivatives;
        }

        derivatives[result.Node] = 1;
        for (var node = result.Node; node >= 0; node--)
        {
            var derivative = derivatives[node];
            for (var place = node == 0 ? 0 : ends[node - 1]; place < ends[node] && derivative != 0; place++)
            {
                derivatives[parents[place]] += derivative * partials[place];
            }
        }

        return derivatives;
    }

    private void Add(Dual parent, double partial)
    {
        if (parent.Tape is null)
        {
            return;
        }

        if (used == parents.Length)
        {
            Array.Resize(ref parents, 2 * used);
            Array.Resize(ref partials, 2 * used);
        }

        parents[used] = parent.Node;
        partials[used++] = partial;
    }

    private int Close()
    {
        if (nodes == ends.Length)
        {
            Array.Resize(ref ends, 2 * nodes);
        }

        ends[nodes] = used;
        return nodes++;
    }
}
