using System.Text.Json;

namespace FunctionalVae.App.Tests;

/// <summary>Weights between this project and the PyTorch of this machine, in both directions.</summary>
public sealed class PyTorchTests : IDisposable
{
    private const string Module = "torch";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void PyTorch_loads_a_run_by_name_and_computes_the_same()
    {
        Python.SkipWithout(Module);
        var run = folder.File("run");
        ExchangeVae
            .Fvae(
                "train",
                "ExchangeVae",
                "--data",
                ExchangeVae.WriteRows(folder),
                "--epochs",
                "20",
                "--batch",
                "2",
                "--threads",
                "1",
                "--out",
                run
            )
            .Succeeded();
        ExchangeVae.AssertAgrees(Run("print(json.dumps(outputs(load('run/model.safetensors'))))"), run);
    }

    [SkippableTheory]
    [InlineData("float32")]
    [InlineData("float64")]
    [InlineData("float16")]
    [InlineData("bfloat16")]
    public void A_state_dict_of_PyTorch_becomes_a_run_that_evaluates_alike(string type)
    {
        Python.SkipWithout(Module);
        var pytorch = Run(
            $"""
            network = Theirs().scatter(7).to(torch.{type})
            write('theirs.safetensors', network.state_dict())
            print(json.dumps([Theirs.RENAMES, outputs(network)]))
            """
        );
        var renames = pytorch[0].EnumerateArray().SelectMany(rename => (string[])["--rename", rename.GetString()!]);
        var run = folder.File("run");
        ExchangeVae.Fvae(["import", "ExchangeVae", folder.File("theirs.safetensors"), "--out", run, .. renames]).Succeeded();
        ExchangeVae.AssertAgrees(pytorch[1], run);
        ExchangeVae.AssertEvaluates(pytorch[1], run, folder);
    }

    private JsonElement Run(string script)
    {
        var setup =
            $"import sys; sys.path.insert(0, {JsonSerializer.Serialize(ExchangeVae.Folder)}); sys.dont_write_bytecode = True; from exchange import *\n";
        return JsonDocument.Parse(Python.Run(Module, setup + script, folder.Path)).RootElement;
    }
}
