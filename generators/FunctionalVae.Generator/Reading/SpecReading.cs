using FunctionalVae.Generator.Reporting;

namespace FunctionalVae.Generator.Reading;

/// <summary>What was read of one class: its model with advice on it, or the reasons why there is none. Plain data, compared by value.</summary>
/// <param name="Models">The model; empty where there are errors.</param>
/// <param name="Problems">What is wrong or odd, each once.</param>
internal sealed record SpecReading(ValueList<GeneratedModel> Models, ValueList<Problem> Problems)
{
    /// <summary>Where the specification's member is declared, or null where there is no model.</summary>
    public SourceSpan? At { get; init; }

    /// <summary>What the class asks of backends; null where there is no model.</summary>
    public BackendRequest? Backends { get; init; }

    /// <summary>Nothing: of a class that another of its declarations already stands for.</summary>
    public static SpecReading Nothing { get; } = new([], []);
}
