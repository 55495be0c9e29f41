using DiffSharp;

namespace FunctionalVae.Diff;

/// <summary>
/// A model as formulas over DiffSharp's tensors: what the generator writes for each specification, and all that <see cref="DiffModel"/>
/// needs of it. It holds no state: weights are arguments, and where they are differentiable, so is what is computed of them.
/// </summary>
public abstract class DiffProgram
{
    /// <summary>The dropout layers in the order in which masks are given.</summary>
    public virtual IReadOnlyList<DropoutSize> Dropouts => [];

    /// <summary>x [B, inputs] → mean and log-variance side by side, [B, 2·latent]; [B, latent] for a latent without noise.</summary>
    /// <param name="weights">The model's weights.</param>
    /// <param name="x">Examples.</param>
    /// <param name="masks">A mask for each dropout layer, or null to keep everything.</param>
    public abstract Tensor Encode(DiffWeights weights, Tensor x, IReadOnlyList<Tensor>? masks);

    /// <summary>Head and noise → z, [B, latent].</summary>
    public abstract Tensor Draw(Tensor head, Tensor noise);

    /// <summary>z [B, latent] and the examples → what the decoder takes: z, with what is known of the examples beside it where something is.</summary>
    /// <param name="z">Latent vectors.</param>
    /// <param name="x">Examples, with what is known of them behind their values where something is.</param>
    public virtual Tensor Latents(Tensor z, Tensor x) => z;

    /// <summary>z [B, latent] → the likelihood's parameters: logits or means, [B, inputs].</summary>
    /// <param name="weights">The model's weights.</param>
    /// <param name="z">What <see cref="Latents"/> gives.</param>
    /// <param name="masks">As for <see cref="Encode"/>: all of them, the encoder's first.</param>
    public abstract Tensor Decode(DiffWeights weights, Tensor z, IReadOnlyList<Tensor>? masks);

    /// <summary>The likelihood's parameters → its mean, [B, inputs].</summary>
    public abstract Tensor Mean(Tensor output);

    /// <summary>The reconstruction term of each example, [B], in nats.</summary>
    public abstract Tensor Reconstruction(DiffWeights weights, Tensor output, Tensor x);

    /// <summary>The Kullback–Leibler term of each example, [B], in nats: of the posterior, or where that has no closed form at the draw z that noise makes of it.</summary>
    public abstract Tensor Kl(DiffWeights weights, Tensor head, Tensor noise, Tensor z);

    /// <summary>Both terms of each example, [B] each, with dropout masks or without.</summary>
    public (Tensor Reconstruction, Tensor Kl) Score(DiffWeights weights, Tensor x, Tensor noise, IReadOnlyList<Tensor>? masks)
    {
        var head = Encode(weights, x, masks);
        var z = Draw(head, noise);
        var output = Decode(weights, Latents(z, x), masks);
        return (Reconstruction(weights, output, x), Kl(weights, head, noise, z));
    }
}
