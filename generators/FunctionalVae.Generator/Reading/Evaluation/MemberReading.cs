using System.Collections.Immutable;
using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Reading;

/// <summary>What reading one member gave. Holds symbols: it lives as long as its compilation and never enters the pipeline.</summary>
/// <param name="Value">The value, or null where it cannot be read.</param>
/// <param name="Problems">What is wrong in the member or in what it reads.</param>
/// <param name="Initialized">The members with an initialiser whose value is needed for this one.</param>
/// <param name="Sources">The texts in which values and bodies were read: an edit there may change this reading.</param>
internal sealed record MemberReading(
    Traced? Value,
    ImmutableArray<Problem> Problems,
    ImmutableHashSet<ISymbol> Initialized,
    ImmutableHashSet<SyntaxTree> Sources
);
