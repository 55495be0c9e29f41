using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FunctionalVae.TorchSharpSteps;

/// <summary>The network of <c>benchmarks/pytorch/reference.py</c>, as one writes it with TorchSharp.</summary>
internal sealed class Network : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> encoder;
    private readonly Module<Tensor, Tensor> head;
    private readonly Module<Tensor, Tensor> decoder;
    private readonly Module<Tensor, Tensor> output;
    private readonly Terms terms;

    public Network(Settings settings)
        : base(nameof(Network))
    {
        int[] down = [settings.Inputs, .. settings.Hidden];
        int[] up = [settings.Latent, .. settings.Hidden.Reverse()];
        encoder = Layers(down, settings.Activation);
        terms = new(settings);
        head = Linear(down[^1], terms.HeadWidth);
        decoder = Layers(up, settings.Activation);
        output = Linear(up[^1], settings.Inputs);
        RegisterComponents();
    }

    /// <summary>The loss of a batch [B, inputs], averaged: cross-entropy plus the term of the latent values.</summary>
    public override Tensor forward(Tensor input)
    {
        var (z, divergence) = terms.Of(head.call(encoder.call(input)));
        var entropy = functional.binary_cross_entropy_with_logits(Logits(z), input, reduction: Reduction.Sum);
        return (entropy / input.shape[0]) + divergence;
    }

    /// <summary>z [B, latent] → logits [B, inputs].</summary>
    public Tensor Logits(Tensor z) => output.call(decoder.call(z));

    private static Module<Tensor, Tensor> Layers(int[] sizes, string activation) =>
        Sequential(sizes.Zip(sizes.Skip(1)).SelectMany(pair => new[] { Linear(pair.First, pair.Second), Activated(activation) }));

    private static Module<Tensor, Tensor> Activated(string activation) =>
        activation switch
        {
            "Relu" => ReLU(),
            "Gelu" => GELU(),
            "Tanh" => Tanh(),
            "Silu" => SiLU(),
            "Softplus" => Softplus(),
            _ => throw new ArgumentException($"There is no activation {activation} here.", nameof(activation)),
        };
}
