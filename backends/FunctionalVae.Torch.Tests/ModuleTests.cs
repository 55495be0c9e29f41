using FunctionalVae.Checkpoints;
using FunctionalVae.Zoo;
using static TorchSharp.torch;

namespace FunctionalVae.Torch.Tests;

/// <summary>The modules as torch users take them: by name, alone, inside others.</summary>
public sealed class ModuleTests
{
    public static TheoryData<string> Names => TorchZoo.Names;

    [Fact]
    public void Parameters_bear_the_names_of_the_checkpoint_and_no_others()
    {
        using var module = new LinearVae.Torch.Module();
        Assert.Equal(LinearVae.Model.Layout.Tensors.Select(tensor => tensor.Name).Order(), module.state_dict().Keys.Order());
        using var tiny = new TinyVae.Torch.Module();
        Assert.Equal(TinyVae.Model.Layout.Tensors.Select(tensor => tensor.Name).Order(), tiny.state_dict().Keys.Order());
        Assert.Equal(8, tiny.parameters().Count());
    }

    [Fact]
    public void A_module_inside_another_keeps_its_names()
    {
        using var outer = new Outer();
        Assert.Equal(
            ["vae.decoder.0.bias", "vae.decoder.0.weight", "vae.likelihood.bias", "vae.likelihood.weight"],
            outer.state_dict().Keys.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Weights_go_in_and_come_out()
    {
        var parameters = LinearVae.Initialize(Key.FromSeed(4));
        using var module = new LinearVae.Torch.Module();
        TorchWeights.Write(module, parameters.Core);
        Assert.Equal(parameters.Values.ToArray(), TorchWeights.Read(module, LinearVae.Model.Layout).Values.ToArray());
        // Layouts differ: torch has [outputs, inputs].
        Assert.Equal([64, 10], module.state_dict()["likelihood.weight"].shape);
    }

    [Fact]
    public void A_layer_inside_others_bears_their_names_and_one_that_runs_several_times_is_there_once()
    {
        using var module = new TiedVae.Torch.Module();
        var names = module.state_dict().Keys.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(TiedVae.Model.Layout.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal), names);
        Assert.Contains("encoder.1.1.0.0.weight", names);
        Assert.Contains("encoder.2.shortcut.weight", names);
        Assert.Equal(names.Count, module.parameters().Count());
        Assert.Equal([10, 21], module.state_dict()["encoder.2.shortcut.weight"].shape);
    }

    [Fact]
    public void A_checkpoint_of_such_a_model_goes_into_modules_and_comes_out_of_them()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("tied.safetensors");
        var parameters = ModelAgreement.Parameters(TiedVae.Model, Key.FromSeed(4));
        Checkpoint.Save(TiedVae.Model, parameters, path);
        using var module = new TiedVae.Torch.Module();
        TorchWeights.Write(module, Checkpoint.Load(TiedVae.Model, path));
        var images = ModelAgreement.Images(TiedVae.Model, Key.FromSeed(5), 3);
        using var frozen = no_grad();
        var (mean, _) = module.Encoder.call(tensor(images.Values.ToArray(), [3, 13]));
        Close(TiedVae.Model.Encode(parameters, images).Mean.Values, mean);

        using var fresh = new TiedVae.Torch.Module();
        Assert.NotEqual(parameters.Values.ToArray(), TorchWeights.Read(fresh, TiedVae.Model.Layout).Values.ToArray());
        fresh.load_state_dict(module.state_dict());
        Checkpoint.Save(TiedVae.Model, TorchWeights.Read(fresh, TiedVae.Model.Layout), folder.File("back.safetensors"));
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(folder.File("back.safetensors")));
    }

    /// <summary>Images of several channels, [B, channels, height, width] there: a checkpoint's tensors go into torch's own layers as they are.</summary>
    [Fact]
    public void Torchs_own_convolution_flatten_and_linear_give_the_same_numbers_for_the_tensors_of_a_checkpoint()
    {
        using var folder = new TemporaryFolder();
        var spec = ConvVae.Spec with
        {
            Encoder = [new Conv2d(5, Kernel: 3, Stride: 2, Padding: 1, Activation: Activation.Relu), new Flatten(), new Dense(11)],
        };
        var model = Vae.ModelFrom(spec);
        var parameters = ModelAgreement.Parameters(model, Key.FromSeed(4));
        Checkpoint.Save(model, parameters, folder.File("conv.safetensors"));
        var stored = SafeTensors.Read(folder.File("conv.safetensors")).Tensors.ToDictionary(each => each.Name, StringComparer.Ordinal);
        Assert.Equal([5, 3, 3, 3], stored["encoder.0.weight"].Shape);
        using var frozen = no_grad();
        using var convolution = nn.Conv2d(3, 5, 3, 2, 1);
        using var flatten = nn.Flatten();
        using var linear = nn.Linear(3 * 3 * 5, 11);
        using var head = nn.Linear(11, 8);
        convolution.load_state_dict(State("encoder.0"));
        linear.load_state_dict(State("encoder.2"));
        head.load_state_dict(State("posterior"));
        var images = ModelAgreement.Images(model, Key.FromSeed(5), 4);
        var first = tensor(images.Values.ToArray()).reshape(4, 6, 5, 3).permute(0, 3, 1, 2).contiguous();
        var output = head.call(linear.call(flatten.call(nn.functional.relu(convolution.call(first)))));
        Close(model.Encode(parameters, images).Mean.Values, output.narrow(1, 0, 4));

        Dictionary<string, Tensor> State(string name) =>
            new()
            {
                ["weight"] = tensor(stored[name + ".weight"].Values.ToArray())
                    .reshape([.. stored[name + ".weight"].Shape.Select(size => (long)size)]),
                ["bias"] = tensor(stored[name + ".bias"].Values.ToArray()),
            };
    }

    [Fact]
    public void A_module_has_torchs_convolutions_under_the_names_and_shapes_of_the_checkpoint()
    {
        var parameters = ModelAgreement.Parameters(ConvVae.Model, Key.FromSeed(4));
        using var module = new ConvVae.Torch.Module();
        TorchWeights.Write(module, parameters);
        Assert.Equal(parameters.Values.ToArray(), TorchWeights.Read(module, ConvVae.Model.Layout).Values.ToArray());
        Assert.Equal([8, 3, 3, 3], module.state_dict()["encoder.0.weight"].shape);
        Assert.Equal(ConvVae.Model.Layout.Tensors.Select(tensor => tensor.Name).Order(), module.state_dict().Keys.Order());
        var images = ModelAgreement.Images(ConvVae.Model, Key.FromSeed(5), 3);
        using var frozen = no_grad();
        var (mean, _) = module.Encoder.call(tensor(images.Values.ToArray(), [3, 90]));
        Close(ConvVae.Model.Encode(parameters, images).Mean.Values, mean);
    }

    [Fact]
    public void Dropout_inside_a_repeat_draws_a_mask_in_each_pass()
    {
        // A mask each for two passes, one in the block and one in the block within; three passes in the decoder.
        using var module = new TiedDropoutVae.Torch.Module();
        Assert.Equal([9, 9, 9, 17, 19, 19, 19], module.Dropouts.Select(site => site.Width));
        using var z = ones([1, 4]);
        using var frozen = no_grad();
        var kept = module.Dropouts.Select(site => ones([1, site.Width])).ToList();
        var all = Decoded(kept);
        Assert.Equal(all, Decoded(null));
        for (var site = 4; site < 7; site++)
        {
            var masks = kept.ToList();
            masks[site] = zeros([1, 19]);
            Assert.NotEqual(all, Decoded(masks));
        }

        float[] Decoded(IReadOnlyList<Tensor>? masks)
        {
            module.eval();
            return module.Decoder.Forward(z, masks).data<float>().ToArray();
        }
    }

    [Fact]
    public void Weights_of_another_model_are_refused()
    {
        using var module = new TinyVae.Torch.Module();
        var missing = Assert.Throws<ArgumentException>(() => TorchWeights.Write(module, LinearVae.Initialize(Key.FromSeed(4)).Core));
        Assert.Contains("posterior.weight has shape [4, 32], the model needs [20, 64]", missing.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TorchWeights.Read(module, MoonsVae.Model.Layout));
    }

    [Fact]
    public void Encoder_and_decoder_work_alone()
    {
        var parameters = TinyVae.Initialize(Key.FromSeed(4));
        var images = TinyVae.Images.From(Enumerable.Range(0, 128).Select(i => (float)(i % 2)));
        using var module = new TinyVae.Torch.Module();
        TorchWeights.Write(module, parameters.Core);
        using var frozen = no_grad();
        var (mean, logVariance) = module.Encoder.call(tensor(images.Values.ToArray(), [2, 64]));
        var posterior = TinyVae.Encode(parameters, images);
        Close(posterior.Mean, mean);
        Close(posterior.LogVariance, logVariance);
        Close(TinyVae.Decode(parameters, posterior.Mean).Values, sigmoid(module.Decoder.call(mean)));
    }

    [Fact]
    public void Dropout_draws_in_a_module_that_trains_and_nowhere_else()
    {
        using var module = new DropoutVae.Torch.Module();
        using var x = ones([8, 5]);
        using var frozen = no_grad();
        module.eval();
        Assert.Equal(Mean(), Mean());
        module.train();
        Assert.NotEqual(Mean(), Mean());
        // The model's own functions drop nothing.
        var model = DropoutVae.Torch.ModelOn(TorchZoo.Device);
        Assert.True(ModelAgreement.Check(model, Key.FromSeed(2), 3));

        float[] Mean() => module.Encoder.call(x).Mean.data<float>().ToArray();
    }

    [Fact]
    public void A_device_that_is_not_there_is_named()
    {
        var problem = Assert.Throws<ArgumentException>(() => TinyVae.Torch.On("cuda:99"));
        Assert.Contains("There is no cuda:99 here", problem.Message, StringComparison.Ordinal);
        Assert.Contains(
            "name cpu, cuda or cuda:1",
            Assert.Throws<ArgumentException>(() => TinyVae.Torch.On("gpu")).Message,
            StringComparison.Ordinal
        );
    }

    private static void Close(TinyVae.Latents expected, Tensor actual) => Close(expected.Values, actual);

    private static void Close(ReadOnlyMemory<float> expected, Tensor actual) =>
        Assert.All(
            expected.ToArray().Zip(actual.cpu().contiguous().data<float>().ToArray()),
            pair => Assert.Equal(pair.First, pair.Second, 1e-5)
        );

    private sealed class Outer : nn.Module
    {
        public Outer()
            : base(nameof(Outer))
        {
            register_module("vae", new TinyVae.Torch.Decoder());
        }
    }
}
