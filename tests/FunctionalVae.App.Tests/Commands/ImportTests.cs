using System.Buffers.Binary;
using System.Text;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

/// <summary>What <c>import</c> takes, and what it says of files that do not fit: then nothing is left.</summary>
public sealed class ImportTests : IDisposable
{
    private static readonly IVaeModel Model = TinyVae.Model;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_without_metadata_becomes_a_run()
    {
        var (parameters, file) = Foreign(tensor => tensor);
        Fvae.Run("import", "TinyVae", file, "--out", folder.File("a/run")).Succeeded();
        Assert.Equal(parameters.Values.ToArray(), Checkpoint.Load(Model, folder.File("a/run")).Values.ToArray());
        var metadata = SafeTensors.Read(folder.File("a/run/model.safetensors")).Metadata;
        Assert.Equal("TinyVae", metadata["model"]);
        Assert.Contains("spec_hash", metadata.Keys);
        Assert.Contains(
            "note: there is no run.json of TinyVae",
            Fvae.Run("evaluate", folder.File("a/run"), "--draws", "1").Succeeded().Error
        );
        Fvae.Run("sample", folder.File("a/run"), "--count", "4").Succeeded();
    }

    [Fact]
    public void Names_and_beginnings_of_names_are_changed()
    {
        var (parameters, file) = Foreign(tensor =>
            tensor with
            {
                Name =
                    "module."
                    + tensor
                        .Name.Replace("encoder.1.", "fc.", StringComparison.Ordinal)
                        .Replace("posterior.bias", "b", StringComparison.Ordinal),
            }
        );
        Fvae.Run(
                "import",
                "TinyVae",
                file,
                "--rename",
                "module.fc=encoder.1",
                "--rename=module.b=posterior.bias",
                "--rename",
                "module=",
                "--out",
                folder.File("run")
            )
            .Succeeded();
        Assert.Equal(parameters.Values.ToArray(), Checkpoint.Load(Model, folder.File("run")).Values.ToArray());
    }

    [Fact]
    public void A_counter_of_batches_is_left_out_and_said()
    {
        var (parameters, file) = Foreign(tensor => tensor);
        WithCounter(file, "num_batches_tracked");
        var outcome = Fvae.Run("import", "TinyVae", file, "--out", folder.File("run")).Succeeded();
        Assert.EndsWith("left out, because they are not floating-point numbers: num_batches_tracked (I64)\n", outcome.Output);
        Assert.Equal(parameters.Values.ToArray(), Checkpoint.Load(Model, folder.File("run")).Values.ToArray());
    }

    [Fact]
    public void Whole_numbers_in_place_of_a_weight_are_refused()
    {
        var (_, file) = Foreign(tensor => tensor.Name == "posterior.bias" ? tensor with { Name = "bias" } : tensor);
        WithCounter(file, "posterior.bias");
        Refused("tensor posterior.bias is of type I64; only F32, F64, F16, BF16 are read. Save it as float32 first.", file);
    }

    [Theory]
    [InlineData("fc_mu+fc_logvar=posterior")]
    [InlineData("fc_mu.weight+fc_logvar.weight=posterior.weight", "fc_mu.bias+fc_logvar.bias=posterior.bias")]
    public void Separate_heads_are_joined_the_mean_first(params string[] renames)
    {
        var (parameters, file) = Heads();
        string[] flags = [.. renames.SelectMany(rename => (string[])["--rename", rename])];
        Fvae.Run(["import", "TinyVae", file, .. flags, "--out", folder.File("run")]).Succeeded();
        Assert.Equal(parameters.Values.ToArray(), Checkpoint.Load(Model, folder.File("run")).Values.ToArray());
        Refused("join them in this order: --rename fc_mu+fc_logvar=posterior.\n", file);
        Refused("has no tensor fc_sd, and none that begins with fc_sd. and could be joined", file, "--rename", "fc_mu+fc_sd=posterior");
        Refused("cannot be joined: all sizes but the first must be equal", file, "--rename", "fc_mu.weight+encoder.1.weight=posterior");
        Refused("has no tensor fc_logvar.weight.weight to join", file, "--rename", "fc_mu+fc_logvar.weight=posterior");
    }

    [Fact]
    public void Everything_that_does_not_fit_is_named_at_once()
    {
        var (_, file) = Foreign(tensor =>
            tensor.Name switch
            {
                "encoder.1.bias" => tensor with { Name = "encoder.2.bias" },
                "posterior.weight" => tensor with { Shape = [32, 4] },
                _ => tensor,
            }
        );
        Refused(
            $"error: {file} has no tensor encoder.1.bias [32], which TinyVae needs.\n{file} has a tensor encoder.2.bias [32], which TinyVae does not know.\n{file}: tensor posterior.weight has shape [32, 4], TinyVae needs [4, 32].\nWhere these are the same tensors under other names, rename them as they are imported: --rename OLD=NEW, or the renames of Checkpoint.Import.\n",
            file
        );
    }

    [Fact]
    public void Where_only_a_shape_differs_nothing_is_said_of_names()
    {
        var file = Foreign(tensor => tensor.Name == "posterior.weight" ? tensor with { Shape = [32, 4] } : tensor).File;
        Refused($"error: {file}: tensor posterior.weight has shape [32, 4], TinyVae needs [4, 32].\n", file);
    }

    [Theory]
    [InlineData(
        "fc1=encoder.1",
        "has no tensor fc1, and none that begins with fc1. and could be renamed to encoder.1. Its tensors are encoder.1.weight, "
    )]
    [InlineData("encoder.1.weight=encoder.1.bias", "the tensors encoder.1.weight and encoder.1.bias would all be called encoder.1.bias.")]
    [InlineData(
        "encoder.1.bias=",
        "nothing would be left of the name of the tensor encoder.1.bias. Rename it to the whole name that it has here."
    )]
    [InlineData("enc=x", "has no tensor enc, and none that begins with enc.")]
    [InlineData("encoder", "--rename takes OLD=NEW, such as fc1=encoder.1; one was 'encoder'.")]
    [InlineData("=x", "--rename takes OLD=NEW")]
    [InlineData("a=b=c", "--rename takes OLD=NEW")]
    public void A_rename_that_makes_no_sense_is_refused(string rename, string message) =>
        Refused(message, Foreign(tensor => tensor).File, "--rename", rename);

    [Fact]
    public void A_value_that_is_no_finite_number_is_refused() =>
        Refused(
            "tensor likelihood.bias has a value that is not finite",
            Foreign(tensor =>
                tensor.Name == "likelihood.bias" ? tensor with { Values = Enumerable.Repeat(float.NaN, 64).ToArray() } : tensor
            ).File
        );

    [Fact]
    public void A_file_that_is_not_there_or_of_another_specification_is_refused()
    {
        Refused("nowhere.safetensors cannot be read", "nowhere.safetensors");
        Checkpoint.Save(MoonsVae.Model, MoonsVae.Model.Initialize(Key.FromSeed(1)), folder.File("moons.safetensors"));
        Refused("was trained as MoonsVae with the specification", folder.File("moons.safetensors"));
        File.WriteAllText(folder.File("text.safetensors"), "weights");
        Refused("text.safetensors has 7 bytes", folder.File("text.safetensors"));
    }

    [Fact]
    public void No_run_is_replaced()
    {
        var file = Foreign(tensor => tensor).File;
        foreach (var name in new[] { "model.safetensors", "run.json", "samples.png" })
        {
            File.WriteAllText(folder.File(name), "kept");
            ErrorTests.AssertProblem(
                Fvae.Run("import", "TinyVae", file, "--out", folder.Path),
                $"There is a run in {folder.Path} already: {name}. Pass --out with another folder."
            );
            Assert.Equal("kept", File.ReadAllText(folder.File(name)));
            File.Delete(folder.File(name));
        }

        ErrorTests.AssertProblem(Fvae.Run("import", "TinyVae", file, "--out", file), "is a file. Pass --out with a folder.");
        Fvae.Run("import", "TinyVae", file, "--out", folder.Path).Succeeded();
    }

    private (ParameterVector Parameters, string File) Foreign(Func<NamedTensor, NamedTensor> change)
    {
        var parameters = Model.Initialize(Key.FromSeed(4));
        Checkpoint.Save(Model, parameters, folder.File("own.safetensors"));
        var tensors = SafeTensors.Read(folder.File("own.safetensors")).Tensors.Select(change).ToList();
        SafeTensors.Write(folder.File("theirs.safetensors"), new(tensors, new Dictionary<string, string>()));
        return (parameters, folder.File("theirs.safetensors"));
    }

    // A scalar of 64 bits behind the other tensors, as PyTorch's normalisation layers keep one.
    private static void WithCounter(string file, string name)
    {
        var bytes = File.ReadAllBytes(file);
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var data = bytes.Length - 8 - length;
        var header = Encoding.UTF8.GetString(bytes, 8, length).TrimEnd();
        var more = $"{header[..^1]},\"{name}\":{{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[{data},{data + 8}]}}}}";
        var size = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(size, Encoding.UTF8.GetByteCount(more));
        File.WriteAllBytes(file, [.. size, .. Encoding.UTF8.GetBytes(more), .. bytes[(8 + length)..], .. new byte[8]]);
    }

    // The head's tensors cut in half, the log-variance's half before the mean's in the file.
    private (ParameterVector Parameters, string File) Heads()
    {
        var (parameters, file) = Foreign(tensor => tensor);
        var halves = SafeTensors
            .Read(file)
            .Tensors.SelectMany(tensor =>
                tensor.Name.StartsWith("posterior.", StringComparison.Ordinal)
                    ? (NamedTensor[])[Half(tensor, "fc_logvar", 1), Half(tensor, "fc_mu", 0)]
                    : [tensor]
            );
        SafeTensors.Write(file, new([.. halves], new Dictionary<string, string>()));
        return (parameters, file);

        static NamedTensor Half(NamedTensor tensor, string name, int half)
        {
            var count = tensor.Values.Length / 2;
            return new(
                name + tensor.Name["posterior".Length..],
                [tensor.Shape[0] / 2, .. tensor.Shape.Skip(1)],
                tensor.Values.Slice(half * count, count)
            );
        }
    }

    private void Refused(string message, string file, params string[] more)
    {
        ErrorTests.AssertProblem(Fvae.Run(["import", "TinyVae", file, "--out", folder.File("new/run"), .. more]), message);
        Assert.False(Directory.Exists(folder.File("new")));
    }
}
