using System.Text.Json;
using FunctionalVae.App;
using FunctionalVae.Backends.Tests;
using FunctionalVae.Zoo;

namespace FunctionalVae.Torch.Tests;

/// <summary>The tool on torch: it finds the models, the backend and libtorch in an assembly that it was not built with.</summary>
public sealed class CommandLineTests : IDisposable
{
    private static readonly string Configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/', '\\')))!;
    private static readonly string Tool = Built("src", "FunctionalVae.Cli", "fvae.dll");
    private static readonly string Zoo = Built("backends", "FunctionalVae.Torch.Zoo", "FunctionalVae.Torch.Zoo.dll");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_of_torch_is_evaluated_alike_by_both()
    {
        var run = folder.File("run");
        var trained = Fvae(
            "train",
            nameof(TinyVae),
            "--epochs",
            "2",
            "--threads",
            "1",
            "--out",
            run,
            "--json",
            "--backend",
            "torch",
            "--device",
            TorchZoo.Device
        );
        var facts = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "run.json"))).RootElement;
        Assert.Equal("torch", facts.GetProperty("backend").GetString());
        Assert.Equal(TorchZoo.Device, facts.GetProperty("device").GetString());
        var managed = Elbo(Fvae("evaluate", run, "--json"));
        var torch = Elbo(Fvae("evaluate", run, "--json", "--backend", "torch", "--device", TorchZoo.Device));
        Assert.Equal(managed, torch, 1e-5 * Math.Abs(managed));
        Assert.NotEqual(managed, torch);
        Assert.Equal(Elbo(trained), torch, 1e-5 * Math.Abs(managed));
    }

    [Fact]
    public void A_run_of_the_managed_engine_is_evaluated_and_sampled_by_torch()
    {
        var run = folder.File("run");
        var trained = Fvae("train", nameof(MoonsVae), "--epochs", "2", "--threads", "1", "--out", run, "--json");
        Assert.Equal(Elbo(trained), Elbo(Fvae("evaluate", run, "--json", "--backend", "torch")), 1e-5);
        Fvae("sample", run, "--count", "3", "--out", folder.File("samples.csv"), "--backend", "torch");
        Assert.Equal(4, File.ReadAllLines(folder.File("samples.csv")).Length);
    }

    [Fact]
    public void The_laws_hold_by_the_tool_which_says_what_torch_promises() =>
        Assert.Contains(
            "; torch on cpu, which promises values within 3E-05 of max(1, size) in other batches",
            Fvae("check", nameof(MoonsVae), "--backend", "torch")
        );

    // Read when libtorch is loaded; without it the laws hold in this process (LawTests).
    [Fact]
    public void The_laws_hold_where_MKL_rounds_alike_wherever_a_buffer_lies()
    {
        var (code, output, error) = ToolProcess.Run(
            ("MKL_CBWR", "AVX2,STRICT"),
            Tool,
            ["check", nameof(LinearVae), "--backend", "torch", "--assembly", Zoo]
        );
        Assert.True(code == 0, output + error);
    }

    [Fact]
    public void A_device_that_is_not_here_is_a_sentence()
    {
        var (code, _, error) = Start("train", nameof(TinyVae), "--backend", "torch", "--device", "cuda:99");
        Assert.Equal(2, code);
        Assert.StartsWith("error: The backend torch on cuda:99 cannot run TinyVae: There is no cuda:99 here", error);
        Assert.DoesNotContain("Parameter", error);
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public void A_program_with_its_own_models_passes_the_backend_in_a_line()
    {
        string[] words = ["train", nameof(TinyVae), "--epochs", "1", "--threads", "1", "--backend", "torch", "--out", folder.File("run")];
        Assert.Equal(0, VaeApp.Run(words, [TinyVae.Model], [new(TinyVae.Model, "torch", TinyVae.Torch.ModelOn)]));
        Assert.Contains("\"backend\": \"torch\"", File.ReadAllText(folder.File("run/run.json")));
    }

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
