namespace FunctionalVae;

/// <summary>The levels of a text in a row type (<see cref="Table.Of{TRow}"/>), at least two, as rows spell them.</summary>
/// <param name="levels">The levels.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class LevelsAttribute(params string[] levels) : Attribute
{
    /// <summary>The levels.</summary>
    public IReadOnlyList<string> Levels { get; } = levels;
}
