using System.Globalization;
using FunctionalVae.Data;
using FunctionalVae.Probability;
using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>A plan between encoded examples as a picture of some of its moves, or as a table of all.</summary>
internal sealed class TransportOutput(ModelWork work, IVaeModel model, TransportSide from, TransportSide to, TransportPlan plan)
{
    /// <summary>A row for each of some moves: the example that it comes from, the points between as the decoder sees them, and the one that it goes to.</summary>
    /// <param name="moves">Which.</param>
    /// <param name="steps">Points on the way, both ends included.</param>
    /// <exception cref="UserErrorException">So many do not fit into a picture.</exception>
    public Bitmap Picture(IReadOnlyList<TransportMove> moves, int steps)
    {
        var shares = LatentPaths.Steps(0, 1, steps);
        var points = moves.SelectMany(move => LatentPaths.Between(Point(from, move.From), Point(to, move.To), shares));
        var decoded = work.Decode(model.LatentsFrom(points));
        var width = decoded.Length / (moves.Count * steps);
        var tiles = new List<float>();
        for (var row = 0; row < moves.Count; row++)
        {
            tiles.AddRange(from.Values[moves[row].From].Span);
            tiles.AddRange(decoded.Span.Slice(row * steps * width, steps * width));
            tiles.AddRange(to.Values[moves[row].To].Span);
        }

        string[] captions = [.. shares.Select(share => share.ToString("0.##", CultureInfo.InvariantCulture))];
        return CaptionedPicture.Draw(
            model,
            tiles.ToArray(),
            [.. moves.Select(move => Length(move).ToString("0.00", CultureInfo.InvariantCulture))],
            ["from", .. captions, "to"],
            "--steps"
        );
    }

    /// <summary>A row for each move: where both examples stand, what moves and how far.</summary>
    public ResultTable Table()
    {
        var moves = plan.Moves;
        double[] numbers = [.. moves.SelectMany(move => (double[])[move.Mass, Length(move)])];
        return new(
            [
                .. Ends("from_", from.Table, [.. moves.Select(move => from.Rows[move.From])]),
                .. Ends("to_", to.Table, [.. moves.Select(move => to.Rows[move.To])]),
                .. ResultColumn.Of(["mass", "distance"], numbers),
            ],
            moves.Count
        );
    }

    /// <summary>So many of the moves, at equal steps from the shortest to the longest.</summary>
    public IReadOnlyList<TransportMove> Some(int count)
    {
        TransportMove[] ordered = [.. plan.Moves.OrderBy(Length)];
        var taken = Math.Min(count, ordered.Length);
        return [.. Enumerable.Range(0, taken).Select(i => ordered[taken == 1 ? 0 : (int)((long)i * (ordered.Length - 1) / (taken - 1))])];
    }

    private double Length(TransportMove move)
    {
        var (a, b) = (plan.From.Points, plan.To.Points);
        return Math.Sqrt(Enumerable.Range(0, a.Columns).Sum(column => Math.Pow(a[move.From, column] - b[move.To, column], 2)));
    }

    private static float[] Point(TransportSide side, int row) =>
        [.. Enumerable.Range(0, side.Cloud.Dimensions).Select(column => (float)side.Cloud.Points[row, column])];

    private static IEnumerable<ResultColumn> Ends(string prefix, ExampleTable table, int[] rows) =>
        ResultColumn
            .Places(table, static _ => "")
            .Where(column => column.Name != "part")
            .Concat(ResultColumn.Labels(table, null))
            .Select(column => new ResultColumn(prefix + column.Name, row => column.Text(rows[row]), null));
}
