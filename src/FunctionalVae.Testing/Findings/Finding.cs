using static System.FormattableString;

namespace FunctionalVae.Testing;

/// <summary>One number that a law compares.</summary>
/// <param name="What">What it is.</param>
/// <param name="Expected">What the law says.</param>
/// <param name="Actual">What the model says.</param>
/// <param name="Tolerance">By how much they may differ; 0 for the same bits.</param>
/// <param name="Example">The example in the batch; −1 where it is of no single one.</param>
/// <param name="Place">The place in the tensor or in the example; −1 where there is one number only.</param>
/// <param name="Relation">What the law asks.</param>
internal readonly record struct Finding(
    string What,
    double Expected,
    double Actual,
    double Tolerance,
    int Example = -1,
    int Place = -1,
    Relation Relation = Relation.Equal
)
{
    /// <summary>The error as a share of the tolerance; not at most 1 where the law is refuted, above all where a value is NaN.</summary>
    public double Share
    {
        get
        {
            if (Tolerance == 0 && Relation == Relation.Equal)
            {
                return !double.IsNaN(Actual) && BitConverter.DoubleToInt64Bits(Expected) == BitConverter.DoubleToInt64Bits(Actual)
                    ? 0
                    : double.PositiveInfinity;
            }

            var error = Relation == Relation.Equal ? Math.Abs(Expected - Actual) : Math.Max(0, Expected - Actual);
            // Equal infinities differ by NaN, and no law that has a tolerance speaks of them.
            return error == 0 ? 0 : error / Tolerance;
        }
    }

    /// <summary>For people: what, where, both values and the tolerance.</summary>
    public override string ToString()
    {
        var place = Place < 0 ? "" : Invariant($"[{Place}]");
        var example = Example < 0 ? "" : Invariant($" of example {Example}");
        var relation = Relation == Relation.Equal ? "the law says" : "the law says at least";
        var tolerance = Tolerance == 0 ? "to the same bits" : Invariant($"within {Tolerance:G3}");
        return Invariant($"{What}{place}{example} is {Actual:G9}; {relation} {Expected:G9}, {tolerance}");
    }
}
