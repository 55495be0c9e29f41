using FunctionalVae.Data;

namespace FunctionalVae.Checkpoints;

/// <summary>The fitted numbers of a column in a record.</summary>
/// <param name="Column">The column.</param>
internal sealed record NumberFields(RecordField Column) : INumberFields
{
    /// <inheritdoc/>
    public double Number(string name) => Column[name].Number;

    /// <inheritdoc/>
    public double Positive(string name) => Number(name) > 0 ? Number(name) : throw Column[name].Problem("a number greater than 0");

    /// <inheritdoc/>
    public ValueList<double> Rising(string name, int? count)
    {
        double[] numbers = [.. Column[name].Items.Select(item => item.Number)];
        return
            numbers.Length >= 2
            && numbers.Length == (count ?? numbers.Length)
            && !numbers.Zip(numbers.Skip(1)).Any(pair => pair.First >= pair.Second)
            ? ValueList.From(numbers)
            : throw Column[name]
                .Problem(
                    count is { } known
                        ? System.FormattableString.Invariant($"a list of {known} numbers, each greater than the one before it,")
                        : "a list of at least two numbers, each greater than the one before it,"
                );
    }

    /// <inheritdoc/>
    public ValueList<double> Listed(string name) =>
        Column.Find(name) is { } field ? ValueList.From(field.Items.Select(item => item.Number)) : [];
}
