using System.Text.Json;

namespace FunctionalVae.Data;

/// <summary>
/// A fitted <see cref="QuantileScaling"/>: straight between its knots, and beyond the first and the last as between the two next to them.
/// </summary>
/// <param name="Knots">Numbers of the data, strictly increasing; at least two.</param>
/// <param name="Scores">What they are scaled to, strictly increasing.</param>
/// <param name="Tied">The least and the greatest number of the training rows, where several have it: each lies within two knots, and all between these is drawn as it.</param>
public sealed record QuantileScale(ValueList<double> Knots, ValueList<double> Scores, ValueList<double> Tied = default) : NumberScale
{
    /// <summary>The most knots.</summary>
    internal const int MostKnots = 512;

    /// <inheritdoc/>
    public override double Encode(double number)
    {
        var i = Interval(Knots, number);
        return Scores[i] + ((number - Knots[i]) / (Knots[i + 1] - Knots[i]) * (Scores[i + 1] - Scores[i]));
    }

    /// <inheritdoc/>
    public override double Decode(double scaled)
    {
        var i = Interval(Scores, scaled);
        var number = Knots[i] + ((scaled - Scores[i]) / (Scores[i + 1] - Scores[i]) * (Knots[i + 1] - Knots[i]));
        return Math.Clamp(number, -float.MaxValue, float.MaxValue);
    }

    /// <inheritdoc/>
    public override double Unit(double scaled)
    {
        var i = Interval(Scores, scaled);
        return (Knots[i + 1] - Knots[i]) / (Scores[i + 1] - Scores[i]);
    }

    /// <inheritdoc/>
    internal override double Drawn(double scaled)
    {
        var i = Interval(Scores, scaled);
        foreach (var tied in Tied)
        {
            if (scaled >= Scores[i] && scaled <= Scores[i + 1] && Knots[i] < tied && tied < Knots[i + 1])
            {
                return tied;
            }
        }

        return Decode(scaled);
    }

    /// <summary>
    /// By the shares of some numbers. A knot is added where the shares that the function has so far are furthest from those of the numbers, as
    /// long as they are further than chance has them between the two knots around it.
    /// </summary>
    internal static QuantileScale Of(IReadOnlyList<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        var shares = EmpiricalShares.Of(sorted);
        if (shares.Count < 2)
        {
            var only = shares.Count == 0 ? 0 : shares.Number(0);
            return new([only, only + Math.Max(1, Math.Abs(only))], [0, 1]);
        }

        var knots = new SortedSet<int> { 0, shares.Count - 1 };
        var open = new PriorityQueue<(int From, int At, int To), double>();
        Look(0, shares.Count - 1);
        while (knots.Count < MostKnots && open.TryDequeue(out var found, out _))
        {
            knots.Add(found.At);
            Look(found.From, found.At);
            Look(found.At, found.To);
        }

        return WithTiedEnds(knots.Select(i => (shares.Number(i), shares.Score(i))), sorted);

        void Look(int from, int to)
        {
            var slope = (shares.Score(to) - shares.Score(from)) / (shares.Number(to) - shares.Number(from));
            var (at, distance) = shares.Furthest(
                from,
                to,
                number => shares.Score(from) + ((number - shares.Number(from)) * slope),
                shares.Share(to) - shares.Share(from)
            );
            if (distance > EmpiricalShares.ByChance)
            {
                open.Enqueue((from, at, to), -distance);
            }
        }
    }

    private static QuantileScale WithTiedEnds(IEnumerable<(double Number, double Score)> knots, double[] sorted)
    {
        var (first, last) = (TiedEnd.AtLeast(sorted), TiedEnd.AtGreatest(sorted));
        // The ends of two numbers share a knot.
        var areTwo = first.Count > 0 && last.Count > 0 && sorted.All(number => number == sorted[0] || number == sorted[^1]);
        (double Number, double Score)[] all =
        [
            .. first,
            .. knots.Where(knot =>
                !(first.Count > 0 && knot.Number <= first[^1].Number) && !(last.Count > 0 && knot.Number >= last[0].Number)
            ),
            .. last.Skip(areTwo ? 1 : 0),
        ];
        return new(
            ValueList.From(all.Select(knot => knot.Number)),
            ValueList.From(all.Select(knot => knot.Score)),
            [.. first.Count > 0 ? (double[])[sorted[0]] : [], .. last.Count > 0 ? (double[])[sorted[^1]] : []]
        );
    }

    internal override void Write(Utf8JsonWriter json)
    {
        Write(json, "knots", Knots);
        Write(json, "scores", Scores);
        if (Tied.Count > 0)
        {
            Write(json, "tied", Tied);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, ValueList<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    // The last interval that starts at or before a number; the first for all before it.
    private static int Interval(ValueList<double> starts, double number)
    {
        var (low, high) = (0, starts.Count - 2);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = starts[middle] <= number ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
