using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Reporting;

/// <summary>A diagnostic as plain data, which the pipeline may cache.</summary>
/// <param name="Id">The descriptor's id.</param>
/// <param name="At">Where it is.</param>
/// <param name="Arguments">What stands in the message's holes.</param>
internal sealed record Problem(string Id, SourceSpan At, ValueList<string> Arguments)
{
    /// <summary>Where and how it can be mended, for code fixes.</summary>
    public ValueList<Hint> Hints { get; init; } = [];

    /// <summary>A problem of the kind that <paramref name="descriptor"/> describes.</summary>
    public static Problem Of(DiagnosticDescriptor descriptor, SourceSpan at, params string[] arguments) =>
        new(descriptor.Id, at, ValueList.From(arguments));
}
