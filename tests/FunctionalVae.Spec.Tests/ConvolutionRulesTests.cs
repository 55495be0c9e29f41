namespace FunctionalVae.Spec.Tests;

/// <summary>What is said of convolutions that do not fit, word for word, and the shapes of those that do.</summary>
public sealed class ConvolutionRulesTests
{
    private const string Same =
        "give every Conv2d in them a stride of 1 and an odd kernel, with (kernel − 1) / 2 as padding, and the last as many channels as they receive";

    // The image is 4 × 3 of one channel.
    public static TheoryData<Layer[], string, string, string> Wrong { get; } =
        new()
        {
            { [new Conv2d(0, 3)], "FVAE2001", "Encoder[0].Channels", "Encoder[0].Channels must be positive, was 0" },
            { [new Conv2d(2, -1)], "FVAE2001", "Encoder[0].Kernel", "Encoder[0].Kernel must be positive, was -1" },
            { [new Conv2d(2, 3, Stride: 0)], "FVAE2001", "Encoder[0].Stride", "Encoder[0].Stride must be positive, was 0" },
            {
                [new Conv2d(2, 3, Padding: -1)],
                "FVAE2001",
                "Encoder[0].Padding",
                "Encoder[0].Padding must not be negative, was -1; 0 is no padding"
            },
            { [new Conv2d(2, 3, Padding: 40000)], "FVAE2007", "Encoder[0].Padding", "Encoder[0].Padding must be at most 32768, was 40000" },
            {
                [new Conv2d(2, 4)],
                "FVAE2002",
                "Encoder[0].Kernel",
                "Encoder[0].Kernel is 4, but the image is only 4 × 3; make the kernel 3 or smaller, or give more Padding"
            },
            {
                [new Conv2d(2, 6, Padding: 1)],
                "FVAE2002",
                "Encoder[0].Kernel",
                "Encoder[0].Kernel is 6, but the image with its padding is only 6 × 5; make the kernel 5 or smaller, or give more Padding"
            },
            {
                [new Flatten(), new Conv2d(2, 3)],
                "FVAE2002",
                "Encoder[1]",
                "Encoder[1] (Conv2d) expects an image [height, width, channels], receives the vector [12]; put it before the Flatten or Dense that makes the vector, or declare the input as an Image"
            },
            {
                [new Conv2d(5, 2, Stride: 2), new Dense(3)],
                "FVAE2002",
                "Encoder[1]",
                "Encoder[1] (Dense) expects a vector [n], receives [2, 1, 5]; put new Flatten() before it"
            },
            {
                [new Conv2d(5, 2), new LayerNorm()],
                "FVAE2002",
                "Encoder[1]",
                "Encoder[1] (LayerNorm) expects a vector [n], receives [3, 2, 5]; put new Flatten() before it"
            },
            {
                [new Conv2d(5, 2, Padding: 1)],
                "FVAE2002",
                "Encoder[0]",
                "the posterior's head expects a vector [n], receives [5, 4, 5] from Encoder[0]; end Encoder with new Flatten() or a Dense layer"
            },
            {
                [new Residual([new Conv2d(2, 3, Padding: 1)])],
                "FVAE2002",
                "Encoder[0].Layers",
                "Encoder[0] (Residual) adds what its layers give to the image that it receives, so both must have one shape: they receive [4, 3, 1] and give [4, 3, 2]; give every Conv2d in them a stride of 1 and an odd kernel, with (kernel − 1) / 2 as padding, and the last 1 channels, or put a Conv2d that changes the shape before the Residual"
            },
            {
                [new Residual([new Conv2d(1, 3), new Flatten()])],
                "FVAE2002",
                "Encoder[0].Layers",
                "Encoder[0] (Residual) adds what its layers give to the image that it receives, so both must have one shape: they receive [4, 3, 1] and give [2]; give every Conv2d in them a stride of 1 and an odd kernel, with (kernel − 1) / 2 as padding, and the last 1 channels, or put a Conv2d that changes the shape before the Residual"
            },
            {
                [new Residual([new Dropout(0.5), new Dense(4)])],
                "FVAE2002",
                "Encoder[0]",
                "Encoder[0] (Residual) expects a vector [n], receives [4, 3, 1]; put new Flatten() before it"
            },
            {
                [new Repeat([new Conv2d(1, 2)], 2), new Flatten()],
                "FVAE2002",
                "Encoder[0].Layers",
                $"Encoder[0] (Repeat) runs its layers on their own output, so they must give what they receive: they receive [4, 3, 1] and give [3, 2, 1]; {Same}"
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void The_argument_at_fault_is_named_with_what_to_write(Layer[] encoder, string code, string path, string message) =>
        Refusal.Is(Refusal.Valid with { Encoder = [.. encoder] }, new SpecProblem(code, path, message));

    [Fact]
    public void In_a_decoder_it_has_no_image_yet() =>
        Refusal.Is(
            Refusal.Valid with
            {
                Decoder = [new Conv2d(2, 3)],
            },
            new SpecProblem(
                "FVAE2002",
                "Decoder[0]",
                "Decoder[0] (Conv2d) expects an image [height, width, channels], receives the vector [2]; a decoder begins with the latent vector, and no layer makes an image of a vector yet: write the decoder with Dense layers"
            )
        );

    [Fact]
    public void DiffSharp_has_none_of_it_at_any_depth_and_TorchSharp_all()
    {
        var spec = Refusal.Valid with { Encoder = [new Residual([new Conv2d(1, 3, Padding: 1)]), new Flatten()] };
        Assert.Empty(BackendRules.Check(VaeBackends.Torch, spec));
        var problem = Assert.Single(BackendRules.Check(VaeBackends.Diff, spec));
        Assert.Equal(("FVAE4002", "Encoder[0].Layers[0]"), (problem.Code, problem.Path));
        Assert.Equal("convolutions are written for TorchSharp and the managed engine only", problem.Message);
    }

    // PyTorch's sizes: ⌊(n + 2·padding − kernel) / stride⌋ + 1.
    [Theory]
    [InlineData(28, 28, 4, 2, 1, 14, 14)]
    [InlineData(7, 5, 3, 2, 0, 3, 2)]
    [InlineData(7, 5, 5, 3, 0, 1, 1)]
    [InlineData(4, 3, 1, 1, 3, 10, 9)]
    public void Its_output_has_PyTorchs_size(int height, int width, int kernel, int stride, int padding, int rows, int columns)
    {
        var spec = Refusal.Valid with
        {
            Input = new Image(height, width, 2),
            Encoder = [new Conv2d(5, kernel, stride, padding), new Flatten()],
        };
        Refusal.Is(spec);
        var plan = Passes.Plan.Of(spec);
        var weights = plan.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape.ToString());
        Assert.Equal($"[{kernel}, {kernel}, 2, 5]", weights["encoder.0.weight"]);
        Assert.Equal($"[{rows * columns * 5}, 4]", weights["posterior.weight"]);
    }

    [Fact]
    public void Two_without_an_activation_between_are_told_of_and_an_activation_mends_it()
    {
        var spec = Refusal.Valid with
        {
            Input = new Image(8, 8),
            Encoder = [new Conv2d(4, 1), new Conv2d(4, 3, Padding: 1, Activation: Activation.Relu), new Flatten()],
        };
        var advice = Assert.Single(SpecRules.Advise(spec));
        Assert.Equal(("FVAE3002", "Encoder[0].Activation"), (advice.Code, advice.Path));
        Assert.StartsWith("Encoder[0] (Conv2d) has no activation before Encoder[1]", advice.Message, StringComparison.Ordinal);
        Assert.Empty(SpecRules.Advise(spec with { Encoder = [new Conv2d(4, 3, Padding: 1, Activation: Activation.Relu), new Flatten()] }));
    }

    [Fact]
    public void Two_that_reach_further_together_are_not_told_of_but_one_before_a_dense_layer_is()
    {
        var spec = Refusal.Valid with
        {
            Input = new Image(8, 8),
            Encoder = [new Conv2d(4, 3, Padding: 1), new Conv2d(4, 3, Padding: 1, Activation: Activation.Relu), new Flatten()],
        };
        Assert.Empty(SpecRules.Advise(spec));
        var advice = Assert.Single(
            SpecRules.Advise(spec with { Encoder = [new Conv2d(4, 3, Padding: 1), new Flatten(), new Dense(500, Activation.Relu)] })
        );
        Assert.Equal("FVAE3002", advice.Code);
    }

    [Fact]
    public void DiffSharp_has_no_normalisation_of_groups()
    {
        var spec = Refusal.Valid with { Encoder = [new Flatten()], Decoder = [new Dense(6), new Residual([new GroupNorm(3)])] };
        Assert.Empty(SpecRules.Check(spec));
        Assert.Empty(BackendRules.Check(VaeBackends.Torch, spec));
        var problem = Assert.Single(BackendRules.Check(VaeBackends.Diff, spec));
        Assert.Equal(("FVAE4002", "Decoder[1].Layers[0]"), (problem.Code, problem.Path));
        Assert.Equal("normalisations of groups are written for TorchSharp and the managed engine only", problem.Message);
    }

    [Fact]
    public void What_takes_any_shape_stands_on_an_image_in_blocks_too()
    {
        var spec = Refusal.Valid with
        {
            Encoder =
            [
                new Conv2d(6, 3, Padding: 1),
                new Residual([new GroupNorm(2)]),
                new Repeat([new GroupNorm(3), new Residual([new Dropout(0.5)])], 2),
                new Flatten(),
            ],
        };
        Assert.Empty(SpecRules.Check(spec));
        var tensors = Passes.Plan.Of(spec).Tensors;
        Assert.Equal([6], tensors.Single(tensor => tensor.Name == "encoder.1.0.weight").Shape.Dimensions);
        Assert.Equal([6], tensors.Single(tensor => tensor.Name == "encoder.2.0.bias").Shape.Dimensions);
    }
}
