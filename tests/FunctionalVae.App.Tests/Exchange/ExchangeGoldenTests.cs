using System.Text.Json;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

/// <summary>
/// Weights between this project and PyTorch, by files that both have read. <c>FVAE_ACCEPT=1</c> writes ours.safetensors anew, and exchange.py
/// then the others.
/// </summary>
public sealed class ExchangeGoldenTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string Ours => Path.Combine(ExchangeVae.Folder, "ours.safetensors");

    private static string Theirs => Path.Combine(ExchangeVae.Folder, "theirs.safetensors");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void PyTorch_computed_the_same_from_a_file_that_was_written_here()
    {
        // No two alike, so that none can be mistaken for another.
        var parameters = ExchangeVae.Model.ParametersFrom(
            Enumerable.Range(0, ExchangeVae.Model.Layout.ParameterCount).Select(i => (float)Math.Sin(1.3 * (i + 1)))
        );
        Checkpoint.Save(ExchangeVae.Model, parameters, folder.File("ours.safetensors"));
        if (Environment.GetEnvironmentVariable("FVAE_ACCEPT") == "1")
        {
            File.Copy(folder.File("ours.safetensors"), Ours, overwrite: true);
        }

        Assert.Equal(File.ReadAllBytes(Ours), File.ReadAllBytes(folder.File("ours.safetensors")));
        ExchangeVae.AssertAgrees(PyTorch("ours"), Ours);
        ExchangeVae.AssertEvaluates(PyTorch("ours"), Ours, folder);
    }

    [Fact]
    public void A_file_that_PyTorch_wrote_computes_the_same_here()
    {
        var run = folder.File("run");
        var renames = PyTorch("renames").EnumerateArray().SelectMany(rename => (string[])["--rename", rename.GetString()!]);
        var said = ExchangeVae.Fvae(["import", "ExchangeVae", Theirs, "--out", run, .. renames]).Succeeded();
        Assert.Equal($"wrote model.safetensors to {run}: ExchangeVae with the 15 tensors of {Theirs}\n", said.Output);
        Assert.Equal(["model.safetensors"], Directory.GetFiles(run).Select(Path.GetFileName));
        Assert.Equal("ExchangeVae", Checkpoint.ModelName(run));
        ExchangeVae.AssertAgrees(PyTorch("theirs"), run);
        ExchangeVae.AssertEvaluates(PyTorch("theirs"), run, folder);
    }

    private static JsonElement PyTorch(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(ExchangeVae.Folder, "pytorch.json"))).RootElement.GetProperty(name);
}
