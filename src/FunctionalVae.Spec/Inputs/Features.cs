namespace FunctionalVae;

/// <summary>A vector of <paramref name="Count"/> values: a row of a table.</summary>
/// <param name="Count">Values per example.</param>
/// <param name="Domain">The set in which every value lies.</param>
/// <param name="Binarization">How values in [0, 1] become binary, if they do.</param>
public sealed record Features(int Count, ValueDomain Domain = ValueDomain.Real, Binarization Binarization = Binarization.None) : Input
{
    /// <summary>The C# expression that makes this input.</summary>
    public override string ToString() =>
        SpecText.New(nameof(Features), (nameof(Count), Count), (nameof(Domain), Domain), (nameof(Binarization), Binarization));
}
