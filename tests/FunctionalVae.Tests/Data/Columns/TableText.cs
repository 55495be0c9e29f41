using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>CSV files that a test writes, as tables.</summary>
internal static class TableText
{
    public static TableTexts Texts(string text, DataOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("rows.csv"), text);
        return TableTexts.Read(folder.File("rows.csv"), options);
    }

    /// <summary>A file of one column named x.</summary>
    public static TableTexts Column(IEnumerable<string> cells) =>
        Texts("x,y\n" + string.Concat(cells.Select((cell, i) => $"{cell},{i % 7}.5\n")));

    public static InferredColumn Inferred(params IEnumerable<string> cells) => TableInference.Of(Column(cells)).Columns[0];

    /// <summary>The message of what is refused, with the file's name and no folder.</summary>
    public static string Problem(Func<object> act)
    {
        var message = Assert.Throws<InvalidDataSetException>(act).Message;
        var end = message.IndexOf("rows.csv", StringComparison.Ordinal);
        var start = end < 0 ? 0 : message.LastIndexOf(' ', end) + 1;
        return message[..start] + message[Math.Max(start, end)..];
    }
}
