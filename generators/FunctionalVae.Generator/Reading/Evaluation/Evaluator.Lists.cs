using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FunctionalVae.Generator.Reading;

/// <summary>Collection expressions, with spreads.</summary>
internal sealed partial class Evaluator
{
    // Spreads double a list as often as they are chained; this keeps the compiler's memory out of a typing error's reach.
    private const int LongestList = 4096;

    private static readonly MethodInfo ListOf = typeof(ValueList).GetMethod(nameof(ValueList.From));

    private Traced? List(ICollectionExpressionOperation collection)
    {
        if (Vocabulary.Find(collection.Type) is not { IsGenericType: true } type)
        {
            return NotVocabulary(collection, collection.Type);
        }

        // Every element is evaluated before one refusal counts, so that all refusals are reported.
        var groups = collection.Elements.Select(element => element is ISpreadOperation spread ? Spread(spread) : Single(element)).ToList();
        if (groups.Any(group => group is null))
        {
            return null;
        }

        var elements = groups.SelectMany(group => group!).ToList();
        if (elements.Count > LongestList)
        {
            return Refuse(collection, FormattableString.Invariant($"has {elements.Count} elements, more than {LongestList}"));
        }

        var element = type.GetGenericArguments()[0];
        var array = Array.CreateInstance(element, elements.Count);
        for (var i = 0; i < elements.Count; i++)
        {
            array.SetValue(elements[i].Value, i);
        }

        var value = ListOf.MakeGenericMethod(element).Invoke(null, [array]);
        var parts = elements.Select((part, index) => new KeyValuePair<string, Traced>(Traced.Element(index), part));
        return new(value, SourceSpan.Of(collection.Syntax), parts.ToImmutableDictionary(StringComparer.Ordinal));
    }

    private IReadOnlyList<Traced>? Single(IOperation element) => Evaluate(element) is { } value ? [value] : null;

    /// <summary>The elements of a spread list, each where it is written.</summary>
    private IReadOnlyList<Traced>? Spread(ISpreadOperation spread)
    {
        if (Evaluate(spread.Operand) is not { } list)
        {
            return null;
        }

        if (list.Value is not IEnumerable items || Vocabulary.Find(spread.Operand.Type) is null)
        {
            NotVocabulary(spread.Operand, spread.Operand.Type);
            return null;
        }

        return
        [
            .. items
                .Cast<object?>()
                .Select((item, index) => list.Parts.TryGetValue(Traced.Element(index), out var part) ? part : Value(spread.Operand, item)),
        ];
    }
}
