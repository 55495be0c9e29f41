using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace FunctionalVae.App.Tests;

/// <summary><c>--backend</c> and <c>--device</c> over a second backend that is none of a library.</summary>
public sealed class BackendFlagTests(TrainedTiny run) : IClassFixture<TrainedTiny>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_records_what_trained_it_and_any_backend_evaluates_it()
    {
        var trained = OtherBackend
            .Run(
                "train",
                "TinyVae",
                "--epochs",
                "1",
                "--batch",
                "200",
                "--backend",
                "torch",
                "--threads",
                "1",
                "--out",
                folder.Path,
                "--json"
            )
            .Succeeded();
        Assert.Contains("backend torch on cpu\n", trained.Error);
        AssertEngine("torch", trained.LastLine);
        var facts = JsonDocument.Parse(File.ReadAllText(folder.File("run.json"))).RootElement;
        AssertEngine("torch", facts);
        // Threads too: another library's bits may depend on them.
        var command = facts.GetProperty("command").EnumerateArray().Select(word => word.GetString());
        Assert.Equal("train TinyVae --epochs 1 --batch 200 --backend torch --threads 1".Split(' '), command);
        Assert.Equal(1, facts.GetProperty("options").GetProperty("threads").GetInt32());

        var managed = OtherBackend.Run("evaluate", folder.Path, "--json").Succeeded().LastLine;
        var other = OtherBackend.Run("evaluate", folder.Path, "--json", "--backend", "torch").Succeeded();
        Assert.Contains("; torch on cpu; nats per image", other.Error);
        AssertEngine("managed", managed);
        AssertEngine("torch", other.LastLine);
        Assert.Equal(trained.LastLine.GetProperty("testObjective").GetDouble(), Elbo(other.LastLine));
        Assert.Equal(Elbo(managed), Elbo(other.LastLine), 1e-4);
        Assert.NotEqual(Elbo(managed), Elbo(other.LastLine));
    }

    [Fact]
    public void A_managed_run_says_so_and_has_no_threads()
    {
        var facts = JsonDocument.Parse(File.ReadAllText(Path.Combine(run.Path, "run.json"))).RootElement;
        AssertEngine("managed", facts);
        Assert.False(facts.GetProperty("options").TryGetProperty("threads", out _));
    }

    [Theory]
    [InlineData("sample --count 2 --seed 1 --out a.csv")]
    [InlineData("reconstruct --count 2 --out a.csv")]
    [InlineData("traverse --out a.csv")]
    [InlineData("interpolate --from 0 --to 1 --out a.csv")]
    [InlineData("transport --to-label 1 --out a.csv")]
    [InlineData("encode --out a.csv")]
    public void Commands_on_a_run_compute_on_the_backend(string words)
    {
        var managed = Table(words);
        var other = Table(words, "--backend", "torch", "--device", "cpu");
        Assert.Equal(managed.Header, other.Header);
        Assert.Equal(managed.Rows.Length, other.Rows.Length);
        Assert.All(
            managed.Numbers().Zip(other.Numbers()),
            rows => Assert.All(rows.First.Zip(rows.Second), pair => Assert.Equal(pair.First, pair.Second, 1e-4))
        );
        Assert.NotEqual(managed.Numbers().SelectMany(row => row), other.Numbers().SelectMany(row => row));
    }

    [Fact]
    public void Check_and_bench_run_on_the_backend()
    {
        var check = OtherBackend.Run("check", "TinyVae", "--run", run.Path, "--backend", "torch", "--json");
        Assert.True(check.Code == 0, check.Error);
        Assert.Contains("; torch on cpu, which promises the same bits in any batch and with any number of threads\n", check.Error);
        AssertEngine("torch", check.LastLine);
        AssertEngine("torch", OtherBackend.Run("check", "TinyVae", "--backend", "torch", "--json").LastLine);
        var bench = OtherBackend.Run("bench", "TinyVae", "--batch", "1", "--threads", "1", "--backend", "torch", "--json").Succeeded();
        Assert.Contains("TinyVae, batch 1, 1 thread, torch on cpu; medians", bench.Error);
        AssertEngine("torch", bench.LastLine);
        Assert.Equal(1, bench.LastLine.GetProperty("threads").GetInt32());
    }

    [Theory]
    [InlineData("diffsharp")]
    [InlineData("diffsharp-torch")]
    [Trait("Category", "Slow")]
    public void Bench_has_no_threads_where_they_change_nothing(string backend)
    {
        var bench = OtherBackend
            .With([OtherBackend.Of(TinyVae.Model, backend)], "bench", "TinyVae", "--batch", "1", "--backend", backend, "--json")
            .Succeeded();
        Assert.Contains($"TinyVae, batch 1, {backend} on cpu; medians", bench.Error);
        Assert.False(bench.LastLine.TryGetProperty("threads", out _));
    }

    [Fact]
    public void DiffSharps_torch_backend_is_evaluated_on_one_thread()
    {
        using var pair = new Barrier(2);
        var havePairsMet = false;
        var watched = WatchedModel.Of(
            TinyVae.Model,
            name =>
            {
                if (name == nameof(IVaeModel.Evaluate) && pair.SignalAndWait(millisecondsTimeout: 300))
                {
                    havePairsMet = true;
                }
            }
        );
        ModelBackend backend = new(TinyVae.Model, "diffsharp-torch", _ => watched);
        OtherBackend.With([backend], "evaluate", run.Path, "--draws", "4", "--backend", backend.Name).Succeeded();
        Assert.False(havePairsMet);
    }

    [Theory]
    [InlineData("train TinyVae --out OUT", nameof(IVaeModel.TrainFrom))]
    [InlineData("train TinyVae --epochs 1 --batch 1000 --out OUT", nameof(IVaeModel.Evaluate))]
    [InlineData("evaluate RUN --draws 1", nameof(IVaeModel.Evaluate))]
    public void What_torch_throws_is_its_first_line_and_what_to_do(string words, string function)
    {
        const string Message = "\r\nCUDA out of memory. Tried to allocate 2.00 GiB\r\nException raised from malloc\n   at frame #0\n";
#pragma warning disable CA2201 // It is what TorchSharp throws.
        var full = WatchedModel.Of(TinyVae.Model, name => _ = name == function ? throw new ExternalException(Message) : name);
#pragma warning restore CA2201
        string[] typed = [.. words.Replace("RUN", run.Path).Replace("OUT", folder.File("new")).Split(' '), "--backend", "torch"];
        var outcome = OtherBackend.With([new(TinyVae.Model, "torch", _ => full)], typed);
        Assert.Equal(2, outcome.Code);
        Assert.Equal(
            "error: The backend's library failed: CUDA out of memory. Tried to allocate 2.00 GiB\nWhere memory did not suffice, pass a smaller --batch, or --device cpu.\n",
            outcome.Error
        );
        // A run that was trained keeps its last checkpoint: --resume judges it without training again.
        var isTrained = words.StartsWith("train", StringComparison.Ordinal) && function == nameof(IVaeModel.Evaluate);
        Assert.Equal(isTrained, Directory.Exists(folder.File("new")));
        Assert.False(File.Exists(Path.Combine(folder.File("new"), "model.safetensors")));
    }

    [Fact]
    public void A_bug_keeps_its_stack_trace()
    {
        var broken = WatchedModel.Of(TinyVae.Model, name => _ = name == nameof(IVaeModel.Train) ? throw new Win32Exception() : name);
        Assert.Throws<Win32Exception>(() =>
            OtherBackend.With([new(TinyVae.Model, "torch", _ => broken)], "train", "TinyVae", "--backend", "torch")
        );
    }

    [Theory]
    [InlineData(
        "train TinyVae --backend tensorflow",
        "--backend must be one of managed, torch, diffsharp, diffsharp-torch; it was 'tensorflow'."
    )]
    [InlineData("bench TinyVae --backend Torch", "Did you mean torch?")]
    [InlineData("check TinyVae --backend torch --device gpu", "--device: 'gpu' is not a device; name cpu, cuda or cuda:1.")]
    [InlineData("train TinyVae --backend torch --device cuda:x", "--device: 'cuda:x' is not a device")]
    [InlineData("train TinyVae --backend torch --device cuda:100", "--device: 'cuda:100' is not a device")]
    [InlineData("train TinyVae --backend torch --device cuda:٣", "--device: 'cuda:٣' is not a device")]
    [InlineData(
        "train TinyVae --backend torch --device cuda:3",
        "error: The backend torch on cuda:3 cannot run TinyVae: There is no cuda:3 here. Use cpu.\n"
    )]
    [InlineData("train TinyVae --device cuda", "--device cuda: the backend managed runs on the processor only. Pass --backend torch too")]
    [InlineData("bench TinyVae --device cuda:0 --backend managed", "the backend managed runs on the processor only")]
    [InlineData(
        "train MoonsVae --backend torch",
        "MoonsVae was not compiled for the backend torch. Add the packages FunctionalVae.Torch and one of TorchSharp-cpu, TorchSharp-cuda-linux, TorchSharp-cuda-windows to the project"
    )]
    [InlineData(
        "check DigitsVae --backend diffsharp",
        "Add the packages FunctionalVae.Diff and one of DiffSharp-lite, DiffSharp-cpu, DiffSharp-cuda-linux, DiffSharp-cuda-windows to the project of the model, and the backend to VaeApp.Run."
    )]
    [InlineData(
        "evaluate RUN --backend diffsharp-torch",
        "Add the packages FunctionalVae.Diff and one of DiffSharp-cpu, DiffSharp-cuda-linux, DiffSharp-cuda-windows to the project"
    )]
    [InlineData("sample RUN --backend torch --device cuda", "There is no cuda here.")]
    public void What_is_not_there_is_a_sentence(string words, string message) =>
        ErrorTests.AssertProblem(OtherBackend.Run([.. words.Split(' ').Select(word => word == "RUN" ? run.Path : word)]), message);

    [Fact]
    public void What_the_backend_cannot_express_is_named_and_no_package() =>
        ErrorTests.AssertProblem(
            OtherBackend.In(new([FashionVae.Model]), "train", "FashionVae", "--backend", "diffsharp"),
            "error: FashionVae has a part that the backend diffsharp cannot express (FVAE4003): DiffSharp has no error function, of which Gelu is made. Change Encoder[1].Activation, or pass another --backend.\n"
        );

    [Fact]
    public void A_word_of_the_hosts_own_is_a_backend_too()
    {
        ModelBackend[] backends = [OtherBackend.Of(TinyVae.Model, "exact")];
        AssertEngine(
            "exact",
            OtherBackend.With(backends, "evaluate", run.Path, "--draws", "1", "--backend", "exact", "--json").Succeeded().LastLine
        );
        Assert.Contains("managed|torch|diffsharp|diffsharp-torch|exact", OtherBackend.With(backends, "train", "--help").Output);
        ErrorTests.AssertProblem(
            OtherBackend.With(backends, "bench", "MoonsVae", "--backend", "exact"),
            "MoonsVae was not compiled for the backend exact. Models with it: TinyVae."
        );
    }

    [Fact]
    public void A_library_that_is_not_there_is_named()
    {
        ModelBackend broken = new(
            TinyVae.Model,
            "torch",
            _ => throw new FileNotFoundException("Could not load file or assembly 'TorchSharp'.\nIt was looked for in a folder.\n")
        );
        ErrorTests.AssertProblem(
            OtherBackend.With([broken], "bench", "TinyVae", "--backend", "torch"),
            "cannot run TinyVae: Could not load file or assembly 'TorchSharp'. Its packages must lie beside the model's assembly: set <EnableDynamicLoading>"
        );
    }

    [Fact]
    public void Backends_that_could_not_be_named_are_a_mistake_of_the_hosts_author()
    {
        AssertRefused("A backend torch is of MoonsVae, which is none of the models.", OtherBackend.Of(MoonsVae.Model, "torch"));
        AssertRefused("TinyVae has two backends torch", OtherBackend.Torch, OtherBackend.Torch);
        AssertRefused("A backend of TinyVae is called managed", OtherBackend.Of(TinyVae.Model, "managed"));

        static void AssertRefused(string message, params ModelBackend[] backends)
        {
            var problem = Assert.Throws<ArgumentException>(() => VaeApp.Run(["list"], [TinyVae.Model], backends));
            Assert.Contains(message, problem.Message);
        }
    }

    private static double Elbo(JsonElement json) => json.GetProperty("testObjective").GetDouble();

    private static void AssertEngine(string backend, JsonElement json)
    {
        Assert.Equal(backend, json.GetProperty("backend").GetString());
        Assert.Equal("cpu", json.GetProperty("device").GetString());
    }

    private CsvFile Table(string words, params string[] more)
    {
        string[] typed = [.. words.Split(' ').Select(word => word == "a.csv" ? folder.File("a.csv") : word)];
        OtherBackend.Run([typed[0], run.Path, .. typed[1..], .. more]).Succeeded();
        return CsvFile.Read(folder.File("a.csv"));
    }
}
