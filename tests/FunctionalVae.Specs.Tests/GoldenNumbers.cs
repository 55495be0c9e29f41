using System.Text.Json;

namespace FunctionalVae.Specs.Tests;

/// <summary>The committed numbers of Golden/make_golden.py.</summary>
internal static class GoldenNumbers
{
    private static readonly JsonElement Root = Read();

    /// <summary>37 parameters after ten steps of Adam.</summary>
    public static IEnumerable<double> Adam => Numbers(Root.GetProperty("adam"));

    /// <summary>Their average over those steps, at decay 0.9.</summary>
    public static IEnumerable<double> AdamAverage => Numbers(Root.GetProperty("adam-average"));

    /// <summary>The names of the training traces.</summary>
    public static IEnumerable<string> Traces => Root.GetProperty("traces").EnumerateObject().Select(trace => trace.Name);

    /// <summary>The names of the training traces of TiedVae.</summary>
    public static IEnumerable<string> TiedTraces => Root.GetProperty("tied-traces").EnumerateObject().Select(trace => trace.Name);

    /// <summary>Losses and gradients of one model.</summary>
    public static JsonElement Case(string name) =>
        Root.GetProperty("cases").EnumerateArray().Single(candidate => candidate.GetProperty("name").GetString() == name);

    /// <summary>The loss before each of 50 steps, in nats per example.</summary>
    public static IReadOnlyList<double> Trace(string name) => [.. Numbers(Root.GetProperty("traces").GetProperty(name))];

    /// <summary>The same of TiedVae.</summary>
    public static IReadOnlyList<double> TiedTrace(string name) => [.. Numbers(Root.GetProperty("tied-traces").GetProperty(name))];

    private static IEnumerable<double> Numbers(JsonElement array) => array.EnumerateArray().Select(value => value.GetDouble());

    private static JsonElement Read()
    {
        using var stream = typeof(GoldenNumbers).Assembly.GetManifestResourceStream("pytorch.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
