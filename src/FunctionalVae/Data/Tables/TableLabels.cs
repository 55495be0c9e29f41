using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>The labels of a table.</summary>
/// <param name="Codes">One number per example.</param>
/// <param name="Names">The text of number 0, 1, …; null where labels are numbers themselves.</param>
/// <param name="Spelled">How the file spells numbers that it spells unusually, as 3.0; null where it spells none so.</param>
internal sealed record TableLabels(
    IReadOnlyList<int> Codes,
    IReadOnlyList<string>? Names = null,
    IReadOnlyDictionary<int, string>? Spelled = null
)
{
    /// <summary>The label of an example as its file spells it.</summary>
    public string Text(int example)
    {
        var code = Codes[example];
        return Names?[code] ?? Spelled?.GetValueOrDefault(code) ?? code.ToString(CultureInfo.InvariantCulture);
    }

    public TableLabels Take(IReadOnlyList<int> rows) => this with { Codes = Array.AsReadOnly([.. rows.Select(row => Codes[row])]) };
}
