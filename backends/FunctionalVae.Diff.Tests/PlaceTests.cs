using DiffSharp;
using FunctionalVae.Zoo;

namespace FunctionalVae.Diff.Tests;

/// <summary>Where models run: by argument, and without a trace in the process.</summary>
public sealed class PlaceTests
{
    [Fact]
    public void A_device_that_is_not_there_is_named()
    {
        var problem = Assert.Throws<ArgumentException>("device", () => TinyVae.Diff.On("cuda:99"));
        Assert.Contains("reference has no device cuda:99 here", problem.Message, StringComparison.Ordinal);
        Assert.All(
            ["gpu", "cuda:", "cuda:100", "cuda:+1", "cuda:1:1"],
            device =>
                Assert.Contains(
                    $"'{device}' is not a device; name cpu, cuda or cuda:1.",
                    Assert.Throws<ArgumentException>(nameof(device), () => TinyVae.Diff.On(device)).Message,
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(
            "name reference or torch",
            Assert.Throws<ArgumentException>("backend", () => TinyVae.Diff.On(backend: "lite")).Message,
            StringComparison.Ordinal
        );
    }

    [SkippableFact]
    public void A_backend_that_is_not_there_is_named()
    {
        Skip.IfNot(DiffZoo.Runtime == "lite", "Built with libtorch; DiffSharp-lite has none.");
        var problem = Assert.Throws<ArgumentException>("backend", () => TinyVae.Diff.On(backend: "torch"));
        Assert.Contains("backend torch cannot be loaded", problem.Message, StringComparison.Ordinal);
        Assert.Contains("DiffSharp-cpu", problem.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(DiffZoo.Reference)]
    [InlineData(DiffZoo.Torch)]
    public void The_configuration_of_the_process_is_neither_read_nor_changed(string backend)
    {
        var model = DiffZoo.Model(nameof(MoonsVae), backend);
        var parameters = model.Initialize(Key.FromSeed(1));
        var images = ModelAgreement.Images(model, Key.FromSeed(1), 5);
        var noise = model.NoiseFrom(Key.FromSeed(2), 5);
        var expected = model.Differentiate(parameters, images, noise).Values.Values.ToArray();
        var before = dsharp.config();
        Assert.Equal((Device.CPU, Dtype.Float32, Backend.Reference), (before.Item1, before.Item2, before.Item3));
        try
        {
            // Not by dsharp.config, which tries at once whether there is such a device.
            DeviceModule.Default = Device.GPU;
            DtypeModule.Default = Dtype.Float64;
            var tensor = DiffPlace.Open("cpu", backend).Of([1], 1);
            var own = backend == DiffZoo.Torch ? Backend.Torch : Backend.Reference;
            Assert.Equal((Device.CPU, Dtype.Float32, own), (tensor.device, tensor.dtype, tensor.backend));
            Assert.Equal(expected, model.Differentiate(parameters, images, noise).Values.Values.ToArray());
            Assert.Equal((Device.GPU, Dtype.Float64), (dsharp.config().Item1, dsharp.config().Item2));
        }
        finally
        {
            (DeviceModule.Default, DtypeModule.Default) = (before.Item1, before.Item2);
        }
    }
}
