using System.Text.Json;

namespace FunctionalVae.Specs.Tests;

/// <summary>The committed numbers of Golden/make_golden.py.</summary>
internal static class GoldenNumbers
{
    private static readonly JsonElement Root = Read();

    /// <summary>37 parameters after ten steps of Adam.</summary>
    public static IEnumerable<double> Adam => Root.GetProperty("adam").EnumerateArray().Select(value => value.GetDouble());

    /// <summary>Losses and gradients of one model.</summary>
    public static JsonElement Case(string name) =>
        Root.GetProperty("cases").EnumerateArray().Single(candidate => candidate.GetProperty("name").GetString() == name);

    private static JsonElement Read()
    {
        using var stream = typeof(GoldenNumbers).Assembly.GetManifestResourceStream("pytorch.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
