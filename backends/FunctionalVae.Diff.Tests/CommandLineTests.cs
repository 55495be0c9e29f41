using System.Text.Json;
using FunctionalVae.Backends.Tests;
using FunctionalVae.Zoo;

namespace FunctionalVae.Diff.Tests;

/// <summary>The tool on DiffSharp: it finds the models and both backends in an assembly that it was not built with.</summary>
public sealed class CommandLineTests : IDisposable
{
    private static readonly string Configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/', '\\')))!;
    private static readonly string Tool = Built("src", "FunctionalVae.Cli", "fvae.dll");
    private static readonly string Zoo = Built("backends", "FunctionalVae.Diff.Zoo", "FunctionalVae.Diff.Zoo.dll");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [InlineData("diffsharp", DiffZoo.Reference)]
    [InlineData("diffsharp-torch", DiffZoo.Torch)]
    public void A_run_of_DiffSharp_is_evaluated_alike_by_both(string word, string backend)
    {
        DiffZoo.Require(backend);
        var run = folder.File("run");
        var trained = Fvae("train", nameof(TinyVae), "--epochs", "2", "--validation", "0.2", "--out", run, "--json", "--backend", word);
        var facts = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "run.json"))).RootElement;
        Assert.Equal(word, facts.GetProperty("backend").GetString());
        var managed = Elbo(Fvae("evaluate", run, "--json"));
        var diff = Elbo(Fvae("evaluate", run, "--json", "--backend", word));
        Assert.Equal(managed, diff, 1e-5 * Math.Abs(managed));
        Assert.NotEqual(managed, diff);
        Assert.Equal(Elbo(trained), diff);
        Fvae("sample", run, "--count", "3", "--out", folder.File("samples.csv"), "--backend", word);
        Assert.Equal(4, File.ReadAllLines(folder.File("samples.csv")).Length);
    }

    [SkippableFact]
    public void A_backend_that_is_not_there_is_a_sentence()
    {
        Skip.IfNot(DiffZoo.Runtime == "lite", "Built with libtorch; DiffSharp-lite has none.");
        var (code, _, error) = Start("train", nameof(TinyVae), "--backend", "diffsharp-torch");
        Assert.Equal(2, code);
        Assert.StartsWith(
            "error: The backend diffsharp-torch on cpu cannot run TinyVae: DiffSharp's backend torch cannot be loaded",
            error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    // Other tests have libtorch's threads and the collector's; the tool must be without the latter by itself.
    [Fact]
    public void The_tool_collects_on_no_thread_of_its_own() =>
        Assert.False(
            JsonDocument
                .Parse(File.ReadAllText(Path.ChangeExtension(Tool, ".runtimeconfig.json")))
                .RootElement.GetProperty("runtimeOptions")
                .GetProperty("configProperties")
                .GetProperty("System.GC.Concurrent")
                .GetBoolean()
        );

    private static string Built(string place, string project, string file) =>
        Path.Combine(Repository.Root, place, project, "bin", Configuration, "net10.0", file);

    private static double Elbo(string output) =>
        JsonDocument.Parse(output.TrimEnd('\n').Split('\n')[^1]).RootElement.GetProperty("testObjective").GetDouble();

    private static string Fvae(params string[] words)
    {
        var (code, output, error) = Start(words);
        Assert.True(code == 0, output + error);
        return output;
    }

    private static (int Code, string Output, string Error) Start(params string[] words) =>
        ToolProcess.Run(Tool, [.. words, "--assembly", Zoo]);
}
