using System.Collections.Immutable;
using System.Reflection;
using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FunctionalVae.Generator.Reading;

/// <summary><c>new</c>, object initialisers and <c>with</c>.</summary>
internal sealed partial class Evaluator
{
    private Traced? Create(IObjectCreationOperation creation)
    {
        if (Vocabulary.Find(creation.Type) is not { } type)
        {
            return NotVocabulary(creation, creation.Type);
        }

        var written = creation.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit).ToList();
        var parts = Evaluate(written.Select(argument => (argument.Parameter!.Name, argument.Value)));
        var constructor = type.GetConstructors().FirstOrDefault(candidate => Matches(candidate, creation.Constructor));
        if (parts is null || (constructor is null && !type.IsValueType))
        {
            return parts is null ? null : NotVocabulary(creation, creation.Type);
        }

        var value = constructor is null ? Activator.CreateInstance(type) : constructor.Invoke([.. Arguments(constructor, parts)]);
        var made = new Traced(value, SourceSpan.Of(creation.Syntax), parts);
        return creation.Initializer is { } initializer ? Assign(made, initializer) : made;
    }

    private Traced? Derive(IWithOperation with)
    {
        if (Evaluate(with.Operand) is not { } original)
        {
            return null;
        }

        if (original.Value is null || Vocabulary.Find(with.Type) is null)
        {
            return original.Value is null ? Refuse(with, "copies a value that is null") : NotVocabulary(with.Operand, with.Type);
        }

        if (original.Rows is not null && Derived(original, with).Changed.Contains(nameof(Table.Columns)))
        {
            return Refuse(with, "changes the columns of a row type; change the type, or write all columns: new Table([...])");
        }

        // The compiler's name of a record's copy method; a struct is copied by being boxed anew when it is assigned to.
        var copy = original.Value.GetType().GetMethod("<Clone>$")?.Invoke(original.Value, null) ?? original.Value;
        return Assign(original with { Value = copy }, with.Initializer) is { } made
            ? made with
            {
                Derivation = Derived(original, with),
            }
            : null;
    }

    private static Derivation Derived(Traced original, IWithOperation with)
    {
        var assignments = with.Initializer.Initializers.OfType<ISimpleAssignmentOperation>().ToList();
        var changed = assignments.Select(assignment => ((IPropertyReferenceOperation)assignment.Target).Property.Name);
        var at = assignments.Count == 1 ? assignments[0].Value.Syntax : with.Initializer.Syntax;
        return new(original, changed.ToImmutableHashSet(StringComparer.Ordinal), SourceSpan.Of(at));
    }

    /// <summary>Sets properties of a value that nobody else has seen yet.</summary>
    private Traced? Assign(Traced fresh, IObjectOrCollectionInitializerOperation initializer)
    {
        var assignments = new List<(string Name, IOperation Value)>();
        foreach (var operation in initializer.Initializers)
        {
            if (operation is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment)
            {
                return Refuse(operation, "is not an assignment to a property");
            }

            assignments.Add((target.Property.Name, assignment.Value));
        }

        if (Evaluate(assignments) is not { } parts)
        {
            return null;
        }

        foreach (var part in parts)
        {
            fresh.Value!.GetType().GetProperty(part.Key).SetValue(fresh.Value, part.Value.Value);
        }

        return fresh with
        {
            Parts = fresh.Parts.SetItems(parts),
        };
    }

    /// <summary>Evaluates named expressions in the order of the text; null where any was refused.</summary>
    private ImmutableDictionary<string, Traced>? Evaluate(IEnumerable<(string Name, IOperation Value)> named)
    {
        var values = named.Select(each => (each.Name, Value: Evaluate(each.Value))).ToList();
        return values.Any(each => each.Value is null)
            ? null
            : values.ToImmutableDictionary(each => each.Name, each => each.Value!, StringComparer.Ordinal);
    }

    private static IEnumerable<object?> Arguments(ConstructorInfo constructor, ImmutableDictionary<string, Traced> parts) =>
        constructor
            .GetParameters()
            .Select(parameter => parts.TryGetValue(parameter.Name, out var part) ? part.Value : parameter.DefaultValue);

    private static bool Matches(ConstructorInfo candidate, IMethodSymbol? constructor) =>
        constructor is not null
        && candidate
            .GetParameters()
            .Select(parameter => parameter.Name)
            .SequenceEqual(constructor.Parameters.Select(parameter => parameter.Name));
}
