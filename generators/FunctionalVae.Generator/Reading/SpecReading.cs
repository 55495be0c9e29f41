using FunctionalVae.Generator.Reporting;

namespace FunctionalVae.Generator.Reading;

/// <summary>What was read of one class: either its model or the reasons why there is none. Plain data, compared by value.</summary>
/// <param name="Models">The model; empty where there are problems.</param>
/// <param name="Problems">What is wrong, each once.</param>
internal sealed record SpecReading(ValueList<GeneratedModel> Models, ValueList<Problem> Problems)
{
    /// <summary>Nothing: of a class that another of its declarations already stands for.</summary>
    public static SpecReading Nothing { get; } = new([], []);
}
