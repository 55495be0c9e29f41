using System.Collections.Immutable;
using FunctionalVae.Generator.Reporting;

namespace FunctionalVae.Generator.Reading;

/// <summary>A value together with where it, and each of its parts, is written.</summary>
/// <remarks>
/// The parts are what <see cref="SpecProblem.Path"/> names: <c>Units</c> of a record, <c>[2]</c> of a list. A part that was not
/// written (a defaulted argument) is absent. Parts keep their place when a value is read through a member or changed by <c>with</c>.
/// </remarks>
/// <param name="Value">The value.</param>
/// <param name="At">Where the expression is that gave it.</param>
/// <param name="Parts">Its written parts by name.</param>
internal sealed record Traced(object? Value, SourceSpan At, ImmutableDictionary<string, Traced> Parts)
{
    private static readonly ImmutableDictionary<string, Traced> NoParts = ImmutableDictionary.Create<string, Traced>(
        StringComparer.Ordinal
    );

    /// <summary>A value without parts.</summary>
    public Traced(object? value, SourceSpan at)
        : this(value, at, NoParts) { }

    /// <summary>The class whose member this value was read from or derived in; null for a value that is only a part.</summary>
    public Owner? Owner { get; init; }

    /// <summary>How this value was derived from another, or null where it was made anew.</summary>
    public Derivation? Derivation { get; init; }

    /// <summary>The row type of a table, where it was read from one.</summary>
    public RowShape? Rows { get; init; }

    /// <summary>The name under which a list's element is a part.</summary>
    public static string Element(int index) => FormattableString.Invariant($"[{index}]");
}

/// <summary>A <c>with</c> expression.</summary>
/// <param name="From">The value that was copied.</param>
/// <param name="Changed">The names of the parts that were replaced.</param>
/// <param name="At">The replacement, where it is one, or all of them between their braces.</param>
internal sealed record Derivation(Traced From, ImmutableHashSet<string> Changed, SourceSpan At);
