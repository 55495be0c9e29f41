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
        Assert.Contains(
            "name cpu, cuda or cuda:0",
            Assert.Throws<ArgumentException>(() => TinyVae.Diff.On("gpu")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "name reference or torch",
            Assert.Throws<ArgumentException>(() => TinyVae.Diff.On(backend: "lite")).Message,
            StringComparison.Ordinal
        );
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

    [Fact]
    public void A_program_is_differentiated_like_any_formula_of_DiffSharp()
    {
        var place = DiffPlace.Open();
        var weights = DiffWeights.Of(MoonsVae.Initialize(Key.FromSeed(4)).Core, place);
        var z = place.Of([0.3f, -0.7f], 1, 2).reverseDiff(null, null);
        var program = new MoonsVae.Diff.Program();
        program.Decode(weights, z, null).sum(null).reverse(null, null);
        var model = MoonsVae.Model;
        double Sum(float first, float second) =>
            model.Decode(weights.ToParameters(), model.LatentsFrom([first, second])).Values.ToArray().Sum(value => (double)value);
        var gradient = z.derivative.view([2]).toArray1D<float>();
        Assert.Equal((Sum(0.31f, -0.7f) - Sum(0.29f, -0.7f)) / 0.02, gradient[0], 1e-3);
        Assert.Equal((Sum(0.3f, -0.69f) - Sum(0.3f, -0.71f)) / 0.02, gradient[1], 1e-3);
        Assert.Throws<ArgumentException>(() => weights["encoder.9.weight"]);
    }
}
