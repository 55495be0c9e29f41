using FunctionalVae.Checkpoints;
using FunctionalVae.Shared;

namespace FunctionalVae.Specs.Tests;

/// <summary>A convolution's weight is [kernel, kernel, channels, outputs] here, and in files PyTorch's [outputs, channels, kernel, kernel].</summary>
public sealed class ConvCheckpointTests
{
    [Fact]
    public void A_weight_has_PyTorchs_order_in_a_file_and_comes_back_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("conv.safetensors");
        var parameters = ModelAgreement.Parameters(ConvVae.Model, Key.FromSeed(4));
        Checkpoint.Save(ConvVae.Model, parameters, path);
        var stored = SafeTensors.Read(path).Tensors.Single(tensor => tensor.Name == "encoder.0.weight");
        Assert.Equal([8, 3, 3, 3], stored.Shape);
        var own = parameters.Tensor("encoder.0.weight").ToArray();
        for (var i = 0; i < own.Length; i++)
        {
            var (output, channel, pixel) = (i % 8, i / 8 % 3, i / 8 / 3);
            Assert.Equal(own[i], stored.Values.Span[(((output * 3) + channel) * 9) + pixel]);
        }

        Assert.Equal(parameters.Values.ToArray(), Checkpoint.Load(ConvVae.Model, path).Values.ToArray());
    }
}
