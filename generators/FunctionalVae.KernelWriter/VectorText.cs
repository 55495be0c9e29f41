using System.Globalization;
using FunctionalVae.Formulas;

namespace FunctionalVae.KernelWriter;

/// <summary>
/// A formula as C# over vectors, operation by operation as it stands. What occurs twice is computed once: it is the same number.
/// </summary>
internal sealed class VectorText
{
    private const string Indent = "            ";
    private readonly Dictionary<Formula, int> uses = [];
    private readonly Dictionary<string, string> locals = new(StringComparer.Ordinal);
    private readonly List<string> statements = [];

    private VectorText() { }

    /// <summary>The statements of a method that returns the formula.</summary>
    public static string Of(Formula formula) => Of("return {0};", isInside: false, formula);

    /// <summary>The statements of a method that ends with <paramref name="end"/>, which computes with the formulas as {0}, {1}, …</summary>
    public static string Of(string end, params Formula[] formulas) => Of(end, isInside: true, formulas);

    private static string Of(string end, bool isInside, params Formula[] formulas)
    {
        var text = new VectorText();
        foreach (var formula in formulas)
        {
            text.Count(formula);
        }

        var last = string.Format(CultureInfo.InvariantCulture, end, [.. formulas.Select(formula => text.Write(formula, isInside))]);
        return string.Join("\n", text.statements.Append(last).Select(line => Indent + line));
    }

    private void Count(Formula formula)
    {
        uses[formula] = uses.TryGetValue(formula, out var before) ? before + 1 : 1;
        if (before == 0 && formula is Formula.Call call)
        {
            foreach (var argument in call.Arguments)
            {
                Count(argument);
            }
        }
    }

    private string Write(Formula formula, bool isInside) =>
        formula switch
        {
            Formula.Variable own => own.Name,
            Formula.Number { Value: 0 } => "T.Zero",
            Formula.Number { Value: 1 } => "T.One",
            Formula.Number own => $"T.Of({((float)own.Value).ToString("R", CultureInfo.InvariantCulture)}f)",
            Formula.Call own => Write(own, isInside),
            _ => throw new NotSupportedException(),
        };

    private string Write(Formula.Call call, bool isInside)
    {
        var function = call.Function;
        var text = string.Format(
            CultureInfo.InvariantCulture,
            function.Vector,
            [.. call.Arguments.Select(argument => Argument(function, argument))]
        );
        // A part of several results: the function is called once for all of them.
        var end = text.LastIndexOf(").", StringComparison.Ordinal);
        if (end > 0 && text.IndexOf(' ', end) < 0 && text.IndexOf('(', end + 2) < 0)
        {
            return Local(text.Substring(0, end + 1)) + text.Substring(end + 1);
        }

        return uses[call] > 1 ? Local(text)
            : isInside && function.IsOperator ? $"({text})"
            : text;
    }

    // What the function's text has twice is computed once.
    private string Argument(ScalarFunction function, Formula argument)
    {
        var text = Write(argument, isInside: function.IsOperator);
        var isTwice =
            function.Vector.IndexOf("{0}", StringComparison.Ordinal) != function.Vector.LastIndexOf("{0}", StringComparison.Ordinal);
        return isTwice && argument is Formula.Call ? Local(text) : text;
    }

    private string Local(string text)
    {
        if (!locals.TryGetValue(text, out var name))
        {
            name = "v" + (locals.Count + 1).ToString(CultureInfo.InvariantCulture);
            locals.Add(text, name);
            statements.Add($"var {name} = {text};");
        }

        return name;
    }
}
