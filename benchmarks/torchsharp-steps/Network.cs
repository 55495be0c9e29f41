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

    public Network(Settings settings)
        : base(nameof(Network))
    {
        int[] down = [settings.Inputs, .. settings.Hidden];
        int[] up = [settings.Latent, .. settings.Hidden.Reverse()];
        encoder = Layers(down, settings.Activation);
        head = Linear(down[^1], 2 * settings.Latent);
        decoder = Layers(up, settings.Activation);
        output = Linear(up[^1], settings.Inputs);
        RegisterComponents();
    }

    /// <summary>The loss of a batch [B, inputs], averaged: cross-entropy plus the Kullback–Leibler term.</summary>
    public override Tensor forward(Tensor input)
    {
        var parts = head.call(encoder.call(input)).chunk(2, 1);
        var (mean, logVariance) = (parts[0], parts[1]);
        var z = mean + ((0.5 * logVariance).exp() * randn_like(mean));
        var entropy = functional.binary_cross_entropy_with_logits(Logits(z), input, reduction: Reduction.Sum);
        var kl = 0.5 * (mean.square() + logVariance.exp() - logVariance - 1).sum();
        return (entropy + kl) / input.shape[0];
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
