using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FunctionalVae.App.Tests;

/// <summary>What a run's folder says of the run, and what happens where that is not so.</summary>
public sealed class RunRecordTests(TrainedTiny run) : IClassFixture<TrainedTiny>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_command_is_recorded_without_what_changes_no_figure()
    {
        var words = "train TinyVae --epochs 2 --threads 2 --seed=2 --json --batch 50 --out".Split(' ');
        Fvae.Run([.. words, folder.Path]).Succeeded();
        var command = Facts(folder.Path).GetProperty("command").EnumerateArray().Select(word => word.GetString());
        Assert.Equal(["train", "TinyVae", "--epochs", "2", "--seed", "2", "--batch", "50"], command);
    }

    [Fact]
    public void Environment_and_versions_are_recorded()
    {
        var facts = Facts(run.Path);
        var environment = facts.GetProperty("environment");
        Assert.Equal(RuntimeInformation.OSDescription, environment.GetProperty("os").GetString());
        Assert.Equal(RuntimeInformation.ProcessArchitecture.ToString(), environment.GetProperty("architecture").GetString());
        Assert.Equal(RuntimeInformation.FrameworkDescription, environment.GetProperty("runtime").GetString());
        Assert.NotEqual(0, environment.GetProperty("instructions").GetArrayLength());
        Assert.Equal(InstructionSet.Current.VectorBits, environment.GetProperty("vectorBits").GetInt32());
        Assert.Equal(InstructionSet.Current.HasFusedMultiplyAdd, environment.GetProperty("fusedMultiplyAdd").GetBoolean());
        Assert.Matches(@"^\d+\.\d+\.\d+[^+]*$", facts.GetProperty("versions").GetProperty("FunctionalVae").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+[^+]*$", facts.GetProperty("versions").GetProperty("FunctionalVae.App").GetString());
    }

    [Fact]
    public void A_run_that_was_stopped_records_how_far_it_came()
    {
        Fvae.StopAt("epoch 3/", "train", "TinyVae", "--epochs", "9", "--out", folder.Path);
        var facts = Facts(folder.Path);
        Assert.False(facts.GetProperty("training").GetProperty("isComplete").GetBoolean());
        Assert.Equal(3, facts.GetProperty("training").GetProperty("epochs").GetInt32());
        Assert.False(facts.TryGetProperty("results", out _));
        Fvae.Run("evaluate", folder.Path, "--draws", "1").Succeeded();
    }

    [Fact]
    public void A_bare_checkpoint_is_looked_at_with_the_digits()
    {
        File.Copy(Path.Combine(run.Path, "model.safetensors"), folder.File("bare.safetensors"));
        var line = Fvae.Run("evaluate", folder.File("bare.safetensors"), "--seed", "5", "--json").Succeeded().LastLine;
        var elbo = Facts(run.Path).GetProperty("results").GetProperty("test").GetProperty("elbo").GetDouble();
        Assert.Equal(elbo, line.GetProperty("testObjective").GetDouble());
        var said = Fvae.Run("sample", folder.File("bare.safetensors")).Succeeded().Error;
        Assert.Contains("there is no run.json of TinyVae beside", said);
        Assert.Contains("scaling and columns are unknown, so values are taken as the model sees them\n", said);
        Assert.Equal(1, said.Count(character => character == '\n'));
        Assert.Empty(Fvae.Run("sample", run.Path, "--seed", "77").Succeeded().Error);
        Assert.True(File.Exists(folder.File("samples-seed1.png")));
    }

    [Fact]
    public void Samples_are_of_the_runs_own_seed()
    {
        Fvae.Run("sample", run.Path).Succeeded();
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(run.Path, "samples.png")),
            File.ReadAllBytes(Path.Combine(run.Path, "samples-seed5.png"))
        );
    }

    [Fact]
    public void What_is_no_likelihood_is_recorded_as_an_objective()
    {
        Fvae.Train("DigitsVae", "--epochs", "1", "--out", folder.Path).Succeeded();
        var test = Facts(folder.Path).GetProperty("results").GetProperty("test");
        Assert.False(test.TryGetProperty("elbo", out _));
        var line = Fvae.Run("evaluate", folder.Path, "--json").Succeeded().LastLine;
        Assert.Equal(test.GetProperty("objective").GetDouble(), line.GetProperty("testObjective").GetDouble());
    }

    [Theory]
    [InlineData("schema", "\"functionalvae.run.1\"", "its schema is functionalvae.run.1")]
    [InlineData("binarization", "\"Sometimes\"", "is not a record of a run, or is damaged")]
    [InlineData("binarization", "\"None\"", "TinyVae cannot take Binarization.None")]
    [InlineData("binarization", "\"7\"", "there is no binarization 7.")]
    [InlineData("binarization", "7", "is not a record of a run, or is damaged")]
    [InlineData("options", "{}", "is not a record of a run, or is damaged")]
    [InlineData("data", "null", "is not a record of a run, or is damaged")]
    [InlineData("specHash", "\"00\"", "is the record of another model than TinyVae.")]
    public void A_damaged_record_is_explained(string name, string value, string message)
    {
        File.Copy(Path.Combine(run.Path, "model.safetensors"), folder.File("model.safetensors"));
        var facts = JsonNode.Parse(File.ReadAllText(Path.Combine(run.Path, "run.json")))!;
        facts[name] = JsonNode.Parse(value);
        File.WriteAllText(folder.File("run.json"), facts.ToJsonString());
        ErrorTests.AssertProblem(Fvae.Run("evaluate", folder.Path), message);
        File.WriteAllText(folder.File("run.json"), "{");
        ErrorTests.AssertProblem(Fvae.Run("evaluate", folder.Path), "is not a record of a run, or is damaged");
    }

    private static JsonElement Facts(string path) => JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "run.json"))).RootElement;
}
