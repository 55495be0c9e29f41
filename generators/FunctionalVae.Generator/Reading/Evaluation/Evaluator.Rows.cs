using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FunctionalVae.Generator.Reading;

/// <summary><c>Table.Of&lt;TRow&gt;()</c>: the one method that is read, because its columns are those of a type.</summary>
internal sealed partial class Evaluator
{
    private static bool IsTableOf(IMethodSymbol method) =>
        method is { Name: nameof(Table.Of), IsStatic: true, TypeArguments.Length: 1 }
        && Vocabulary.Find(method.ContainingType) == typeof(Table);

    private Traced? Rows(IInvocationOperation call)
    {
        var type = call.TargetMethod.TypeArguments[0];
        sources.UnionWith(RowTypeReader.Sources(type));
        var hidden = call
            .Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit)
            .Select(argument => Evaluate(argument.Value))
            .ToList();
        if (hidden.Contains(null))
        {
            return null;
        }

        var (columns, shape, problem) = RowTypeReader.Read(type);
        return shape is null
            ? Report(Descriptors.RowType, call.Syntax, type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), problem)
            : Value(call, new Table(columns, hidden.Count == 1 ? System.Convert.ToDouble(hidden[0]!.Value, null) : 0)) with
            {
                Rows = shape,
            };
    }
}
