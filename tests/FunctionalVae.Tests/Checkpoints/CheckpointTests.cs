using FunctionalVae.Checkpoints;
using FunctionalVae.Interpreter;

namespace FunctionalVae.Tests.Checkpoints;

/// <summary>Checkpoints belong to a model and to a version of their layout, and say so.</summary>
public sealed class CheckpointTests
{
    private static readonly InterpretedModel Small = Of(2);
    private static readonly InterpretedModel Large = Of(3);

    [Fact]
    public void Parameters_of_another_model_are_not_saved_as_this_ones()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("model.safetensors");
        var problem = Assert.Throws<ArgumentException>(() => Checkpoint.Save(Small, Large.Initialize(Key.FromSeed(1)), file));
        Assert.Contains("Latent3", problem.Message);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void A_later_layout_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("model.safetensors");
        Checkpoint.Save(Small, Small.Initialize(Key.FromSeed(1)), file);
        var contents = SafeTensors.Read(file);
        var metadata = new Dictionary<string, string>(contents.Metadata) { ["schema"] = "functionalvae.checkpoint.9" };
        SafeTensors.Write(file, contents with { Metadata = metadata });
        var problem = Assert.Throws<CheckpointException>(() => Checkpoint.Load(Small, file));
        Assert.Contains("functionalvae.checkpoint.9", problem.Message);
    }

    [Fact]
    public void A_file_from_elsewhere_needs_the_names_and_shapes_only()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("model.safetensors");
        var parameters = Small.Initialize(Key.FromSeed(1));
        Checkpoint.Save(Small, parameters, file);
        SafeTensors.Write(file, SafeTensors.Read(file) with { Metadata = new Dictionary<string, string> { ["schema"] = "theirs" } });
        Assert.Equal(parameters.Values.ToArray(), Checkpoint.Load(Small, file).Values.ToArray());
    }

    private static InterpretedModel Of(int latent) =>
        InterpretedModel.Of(
            new(
                new Image(2, 2),
                [new Flatten(), new Dense(3, Activation.Tanh)],
                new DiagonalNormalLatent(latent),
                [new Dense(3, Activation.Tanh)],
                new GreyCrossEntropy()
            ),
            $"Latent{latent}"
        );
}
