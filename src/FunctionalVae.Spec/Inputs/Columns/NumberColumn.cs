namespace FunctionalVae;

/// <summary>
/// A column of real numbers. An example has the number, scaled by what was fitted to the training rows. Where many rows share one number, a
/// density would grow without bound there and rule the score: state it in <paramref name="Points"/>, and it gets a probability of its own, and
/// the density is of the other numbers.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="Points">Numbers with a probability of their own, in the unit of the data; an example has one value for each, and one that is 1 for every other number.</param>
/// <param name="MayBeMissing">Whether a row may have nothing here.</param>
/// <param name="Scaling">How the numbers that are not points are scaled; <see cref="StandardScaling"/> where none is given.</param>
public sealed record NumberColumn(string Name, ValueList<double> Points = default, bool MayBeMissing = false, NumberScaling? Scaling = null)
    : Column
{
    private readonly NumberScaling scaling = Scaling ?? new StandardScaling();

    /// <summary>How the numbers that are not points are scaled.</summary>
    public NumberScaling Scaling
    {
        get => scaling;
        init => scaling = value ?? new StandardScaling();
    }

    /// <summary>The C# expression that makes this column; without a scaling that is as usual.</summary>
    public override string ToString() =>
        ColumnText.New(
            nameof(NumberColumn),
            Name,
            MayBeMissing,
            Points.Count == 0 ? null : (nameof(Points), Points),
            scaling is StandardScaling ? null : (nameof(Scaling), scaling)
        );

    internal override string Kind => "number";

    internal override int Choices => Points.Count == 0 ? 0 : Points.Count + 1;

    internal override ValueDomain? Domain => ValueDomain.Real;

    /// <summary>What is wrong with a number that the column cannot have; null where it can: it is a point, or can be scaled.</summary>
    internal string? Fault(double number) => scaling.Fault(number) is { } fault && !Points.Contains(number) ? fault : null;

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
