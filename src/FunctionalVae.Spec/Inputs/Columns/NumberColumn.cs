namespace FunctionalVae;

/// <summary>
/// A column of real numbers. An example has the number, scaled by what was fitted to the training rows. Where many rows share one number, a
/// density would grow without bound there and rule the score: state it in <paramref name="Points"/>, and it gets a probability of its own, and
/// the density is of the other numbers.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="Points">Numbers with a probability of their own, in the unit of the data; an example has one value for each, and one that is 1 for every other number.</param>
/// <param name="MayBeMissing">Whether a row may have nothing here.</param>
public sealed record NumberColumn(string Name, ValueList<double> Points = default, bool MayBeMissing = false) : Column
{
    /// <summary>The C# expression that makes this column.</summary>
    public override string ToString() =>
        ColumnText.New(nameof(NumberColumn), Name, MayBeMissing, Points.Count == 0 ? null : (nameof(Points), Points));

    internal override string Kind => "number";

    internal override int Choices => Points.Count == 0 ? 0 : Points.Count + 1;

    internal override ValueDomain? Domain => ValueDomain.Real;

    internal override IEnumerable<(string Path, string Fault)> Faults() =>
        base.Faults()
            .Concat(
                Repeated(
                    nameof(Points),
                    Points,
                    point => double.IsNaN(point) || double.IsInfinity(point) ? "is not finite; a point is a number that rows have" : null
                )
            );
}
