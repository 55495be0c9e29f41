using System.Globalization;
using FunctionalVae.Data;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What happened to values on their way into a model, for people: each a sentence or two, to be said as a note.</summary>
internal static class DataNotes
{
    private const int MostColumns = 6;
    private const double FarStart = 10;

    // Fewer rows count up by chance.
    private const int FewestCounted = 5;

    /// <summary>Values that were cut to the unit interval; none where no value was.</summary>
    public static IEnumerable<string> Cut(UnitCut cut)
    {
        var total = cut.Counts.Sum(count => (long)count);
        if (total > 0)
        {
            var columns = Listed(
                cut.Table,
                Columns(cut.Counts.Count, column => cut.Counts[column] > 0),
                column => Invariant($"{cut.Counts[column]} of ")
            );
            yield return Invariant(
                $"{total} {(total == 1 ? "value" : "values")} of {cut.Table.Name} beyond the training part's range became 0 or 1, because the model takes values in [0, 1]: {columns}"
            );
        }
    }

    /// <summary>Columns from which nothing can be learned; none where there is none.</summary>
    public static IEnumerable<string> Constant(IReadOnlyList<ConstantColumn> constants, ExampleTable table)
    {
        if (constants.Count > 0)
        {
            var columns = Listed(table, constants.Select(constant => constant.Column), _ => "");
            yield return Invariant(
                $"{columns} {(constants.Count == 1 ? "has" : "have")} one value in all training rows: there is nothing to learn from it"
            );
        }
    }

    /// <summary>Columns that count the rows of their file.</summary>
    public static IEnumerable<string> Counting(ExampleTable table) =>
        Columns(table.Width, column => IsCount(table, column))
            .Select(column =>
                $"{table.ColumnText(column)} counts the rows, as an id does, and is learned like any other: write the file without it if that is not meant"
            );

    /// <summary>Columns that were constant in training and are not now.</summary>
    public static IEnumerable<string> Changed(IReadOnlyList<ConstantColumn> constants, ExampleTable table) =>
        from constant in constants
        where (uint)constant.Column < (uint)table.Width
        let changed = Enumerable.Range(0, table.Count).Count(row => table.Exact(row).Span[constant.Column] != constant.Value)
        where changed > 0
        select Invariant(
            $"{table.ColumnText(constant.Column)} is {constant.Value} in every training row and differs in {changed} of the {table.Count} of {table.Name}: the model has never seen it change, and its part of the objective means nothing"
        );

    /// <summary>Columns whose different values became equal.</summary>
    /// <param name="read">The examples as they were read.</param>
    /// <param name="seen">The same as the model sees them.</param>
    /// <param name="isScaled">Whether values were scaled.</param>
    public static IEnumerable<string> Merged(ExampleTable read, ExampleTable seen, bool isScaled) =>
        MergedValues
            .Of(read, seen)
            .Select(merged =>
                Invariant(
                    $"{read.ColumnText(merged.Column)} has {merged.Distinct} different values, and as 32-bit floats {merged.Left}: the model cannot tell the others apart. "
                ) + (isScaled ? "Look for values far from all others" : "Pass --scale standardise, which takes all digits")
            );

    /// <summary>A divisor for values that lie in [0, 1] already.</summary>
    public static IEnumerable<string> Divided(Scaling? scaling, ExampleTable read)
    {
        if (scaling is Scaling.Divide { By: > 1 } divide && read.Values.ToArray().All(value => value is >= 0 and <= 1))
        {
            yield return Invariant(
                $"the values of {read.Name} lie in [0, 1] before --scale {divide} makes them {divide.By.ToString(CultureInfo.InvariantCulture)} times smaller: leave it out if they were divided already"
            );
        }
    }

    /// <summary>A learned variance that starts far from that of the values.</summary>
    /// <param name="model">The model.</param>
    /// <param name="train">The training examples as the model takes them.</param>
    /// <param name="isScaled">Whether values were scaled.</param>
    public static IEnumerable<string> Started(IVaeModel model, Batch train, bool isScaled)
    {
        if (model.Spec.Likelihood.TrainedVariance is not { } learned)
        {
            yield break;
        }

        var variance = ValueMoments.Of(train).Variances.Average();
        if (variance > 0 && Math.Abs(Math.Log(learned.Initial / variance)) > Math.Log(FarStart))
        {
            // Values of a bounded domain would leave it.
            var scale = isScaled || model.Spec.Input.Domain != ValueDomain.Real ? "" : "pass --scale standardise, or ";
            yield return Invariant(
                $"the learned variance starts at {learned.Initial:G3}, and the values have a variance of {variance:G3} about their means: {scale}write new LearnedVariance(Initial: {variance:G3}), and training need not find that out"
            );
        }
    }

    /// <summary>Columns of a table whose numbers, but for points, are all one in the training part.</summary>
    public static IEnumerable<string> Unscaled(Table table, ExampleTable train) =>
        from constant in ConstantColumn.OfNumbers(table, train)
        let place = table.Layout.Places.First(place => place.Value == constant.Column)
        select Invariant(
            $"{place.Column.Name} has one number in the training rows{(place.Choices > 0 ? ", but for its points" : "")}, {constant.Value}: nothing says how to scale it, and its density grows without bound; take it as a category or leave it out (--column)"
        );

    private static bool IsCount(ExampleTable table, int column)
    {
        double At(int row) => table.Exact(row).Span[column];
        return table.Count >= FewestCounted && Enumerable.Range(1, table.Count - 1).All(row => At(row) == At(0) + row);
    }

    private static IEnumerable<int> Columns(int count, Func<int, bool> accept) => Enumerable.Range(0, count).Where(accept);

    private static string Listed(ExampleTable table, IEnumerable<int> columns, Func<int, string> before)
    {
        int[] all = [.. columns];
        var shown = string.Join(", ", all.Take(MostColumns).Select(column => before(column) + table.ColumnText(column)));
        return all.Length > MostColumns ? Invariant($"{shown} and more of {all.Length - MostColumns} other columns") : shown;
    }
}
