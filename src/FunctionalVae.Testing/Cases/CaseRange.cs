namespace FunctionalVae.Testing;

/// <summary>Which cases a law is checked with.</summary>
/// <param name="MostExamples">The largest batch.</param>
/// <param name="Places">Where parameters may lie, simplest first.</param>
internal sealed record CaseRange(int MostExamples, params ParameterPlace[] Places)
{
    /// <summary>Everywhere, with batches as large as the options allow.</summary>
    public static CaseRange Everywhere { get; } = new(int.MaxValue, Enum.GetValues<ParameterPlace>());

    /// <summary>Where the law chooses the parameters itself.</summary>
    public static CaseRange AsGiven { get; } = new(int.MaxValue, ParameterPlace.AsGiven);

    public CaseRange UpTo(int examples) => this with { MostExamples = examples };

    public CaseRange Without(ParameterPlace place) => this with { Places = [.. Places.Where(other => other != place)] };
}
