using System.Collections;
using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FunctionalVae.Generator.Reading;

/// <summary>Static members, and the parts of vocabulary values.</summary>
internal sealed partial class Evaluator
{
    private Traced? Member(ISymbol read, IOperation operation)
    {
        var name = Names.Display(read);
        if (!members.Declares(read))
        {
            var share = Vocabulary.Primitive(operation.Type) is null
                ? "compile the file that declares it into this project too"
                : "declare it as a const there";
            return Report(Descriptors.AnotherAssembly, operation.Syntax, name, read.ContainingAssembly?.Name ?? "?", share);
        }

        if (MemberSource.Mutability(read, cancellation) is { } why)
        {
            return ReportMember(Descriptors.Mutable, operation.Syntax, read, name, why);
        }

        if (members.IsOpen(read))
        {
            return Report(Descriptors.Cycle, operation.Syntax, name);
        }

        if (MemberSource.Find(read, cancellation) is not { } written)
        {
            return Refuse(operation, "has neither an initialiser nor a getter of the form => expression");
        }

        var reading = members.Read(read, written, cancellation);
        problems.AddRange(reading.Problems);
        sources.UnionWith(reading.Sources);
        var needed = written.IsInitializer
            ? reading.Initialized.Where(other => !InOneType(other, read)).Append(read.OriginalDefinition)
            : reading.Initialized;
        CheckOrder([.. needed], operation);
        initialized.UnionWith(needed);
        return reading.Value;
    }

    /// <summary>A property of a vocabulary value, or an element of a list.</summary>
    private Traced? Part(IPropertyReferenceOperation read, IOperation instance)
    {
        if (Evaluate(instance) is not { } whole)
        {
            return null;
        }

        if (whole.Value is null)
        {
            return Refuse(read, $"reads a property of '{Excerpt(instance.Syntax)}', which is null");
        }

        if (Vocabulary.Find(instance.Type) is null)
        {
            return NotVocabulary(instance, instance.Type);
        }

        if (read.Property.IsIndexer)
        {
            return Element(read, whole, (IList)((IEnumerable)whole.Value).Cast<object?>().ToList());
        }

        return whole.Parts.TryGetValue(read.Property.Name, out var part)
            ? part
            : Value(read, whole.Value.GetType().GetProperty(read.Property.Name).GetValue(whole.Value));
    }

    private Traced? Element(IPropertyReferenceOperation read, Traced list, IList items)
    {
        if (read.Arguments.Length != 1 || Evaluate(read.Arguments[0].Value) is not { Value: int index })
        {
            return null;
        }

        if (index < 0 || index >= items.Count)
        {
            return Refuse(read, FormattableString.Invariant($"reads element {index} of a list of {items.Count}"));
        }

        return list.Parts.TryGetValue(Traced.Element(index), out var element) ? element : Value(read, items[index]);
    }
}
