using System.Globalization;
using FunctionalVae.Package.Tests.Harness;

namespace FunctionalVae.Package.Tests;

[Collection(PackedCollection.Name)]
public sealed class FreshProjectTests(PackedFeed feed)
{
    [Fact]
    public void Every_project_builds_without_a_warning()
    {
        _ = feed.SoundBuild.MustSucceed();
        Assert.DoesNotContain(": warning ", feed.SoundBuild.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_console_project_trains_samples_saves_and_loads_its_own_model()
    {
        var printed = Run("CSharpConsole");
        Assert.Equal("1437", printed["images"]);
        Assert.Equal("64", printed["pixels"]);
        Assert.Equal("3", printed["latents"]);
        Assert.Equal("6", printed["wide-latents"]);
        Assert.Equal("1437", printed["weights"]);
        Assert.Equal("0", printed["gradient"]);
        Assert.Equal("True", printed["fold-is-train"]);
        Assert.Equal("5", printed["samples"]);
        Assert.Equal("1437", printed["reconstructions"]);
        Assert.Equal("True", printed["loaded"]);
        Assert.Equal("True", printed["columns"]);
        Assert.Equal("True", printed["rows"]);
        // 64 log 2 = 44.4 nats are what an undecided model needs; five epochs save at least ten of them.
        Assert.InRange(Number(printed["before"]), -60, -44);
        Assert.InRange(Number(printed["after"]), -34, -20);
    }

    [Fact]
    public void An_FSharp_project_trains_a_model_of_its_CSharp_neighbour()
    {
        var printed = Run("FSharpConsole");
        Assert.Equal("True", printed["fold-is-train"]);
        Assert.Equal("True", printed["curried-is-train"]);
        Assert.Equal("4", printed["samples"]);
        // The constant of N(x̂, 1) alone, 32 log 2π, is 58.8 nats.
        Assert.InRange(Number(printed["after"]), Number(printed["before"]) + 1, -58.8);
    }

    [Theory]
    [InlineData("OddSettings")]
    [InlineData("StrictSettings")]
    public void A_model_works_under_unusual_compiler_settings(string project) => Assert.Equal("True", Run(project)["improved"]);

    private Dictionary<string, string> Run(string project) =>
        feed.Output(project)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": "))
            .ToDictionary(parts => parts[0], parts => parts[1].TrimEnd());

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
