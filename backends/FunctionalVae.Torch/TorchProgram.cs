using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>
/// A model as modules of torch: what the generator writes for each specification, and all that <see cref="TorchModel"/> needs of it. As a
/// module of its own it maps examples [B, inputs] and standard normal noise [B, latent] to the reconstruction and the Kullback–Leibler term
/// of each example, [B] each, in nats.
/// </summary>
/// <param name="name">What torch calls the module.</param>
public abstract class TorchProgram(string name) : nn.Module<Tensor, Tensor, (Tensor Reconstruction, Tensor Kl)>(name)
{
    /// <summary>The dropout layers in the order in which masks are given.</summary>
    public virtual IReadOnlyList<DropoutSize> Dropouts => [];

    /// <summary>x [B, inputs] → mean and log-variance side by side, [B, 2·latent]; [B, latent] for a latent without noise.</summary>
    /// <param name="x">Examples.</param>
    /// <param name="masks">A mask for each dropout layer, or null to keep everything.</param>
    public abstract Tensor Encode(Tensor x, IReadOnlyList<Tensor>? masks);

    /// <summary>Head and noise → z, [B, latent].</summary>
    public abstract Tensor Draw(Tensor head, Tensor noise);

    /// <summary>z [B, latent] and the examples → what the decoder takes: z, with what is known of the examples beside it where something is.</summary>
    /// <param name="z">Latent vectors.</param>
    /// <param name="x">Examples, with what is known of them behind their values where something is.</param>
    public virtual Tensor Latents(Tensor z, Tensor x) => z;

    /// <summary>z [B, latent] → the likelihood's parameters: logits or means, [B, inputs].</summary>
    /// <param name="z">What <see cref="Latents"/> gives.</param>
    /// <param name="masks">As for <see cref="Encode"/>: all of them, the encoder's first.</param>
    public abstract Tensor Decode(Tensor z, IReadOnlyList<Tensor>? masks);

    /// <summary>The likelihood's parameters → its mean, [B, inputs].</summary>
    public abstract Tensor Mean(Tensor output);

    /// <summary>The reconstruction term of each example, [B], in nats.</summary>
    public abstract Tensor Reconstruction(Tensor output, Tensor x);

    /// <summary>The Kullback–Leibler term of each example, [B], in nats: of the posterior, or where that has no closed form at the draw z that noise makes of it.</summary>
    public abstract Tensor Kl(Tensor head, Tensor noise, Tensor z);

    /// <summary>The term that training has in the place of <see cref="Kl"/>, [B]: that itself, unless the objective has another divergence.</summary>
    public virtual Tensor TrainedDivergence(Tensor head, Tensor noise, Tensor z) => Kl(head, noise, z);

    /// <summary>The draws of each posterior in an importance-weighted objective; null where another is trained.</summary>
    public virtual int? Draws => null;

    /// <summary>How the encoder is trained where draws are weighed.</summary>
    public virtual DrawGradient DrawGradient => DrawGradient.Standard;

    /// <summary>log q(z|x) − log p(z) of each draw, in nats, where draws are weighed.</summary>
    public virtual Tensor DrawnKl(Tensor head, Tensor noise, Tensor z) => throw new NotSupportedException($"{GetType()} weighs no draws.");

    /// <inheritdoc/>
    public sealed override (Tensor Reconstruction, Tensor Kl) forward(Tensor input1, Tensor input2) => Score(input1, input2, null, 1);

    /// <summary>Both terms of each example, [B] each, with dropout masks.</summary>
    /// <param name="x">Examples, [B, inputs].</param>
    /// <param name="noise">Noise, [B, latent]; [B·K, latent] for K draws of each posterior.</param>
    /// <param name="masks">A mask for each dropout layer, or null.</param>
    /// <param name="beta">The weight of the Kullback–Leibler term, by which draws are weighed.</param>
    public (Tensor Reconstruction, Tensor Kl) Score(Tensor x, Tensor noise, IReadOnlyList<Tensor>? masks, double beta)
    {
        var head = Encode(x, masks);
        if (Draws is { } draws)
        {
            return TorchDraws.Score(this, x, head.repeat_interleave(draws, 0L, null), noise, masks, draws, beta);
        }

        var z = Draw(head, noise);
        var output = Decode(Latents(z, x), masks);
        return (Reconstruction(output, x), TrainedDivergence(head, noise, z));
    }
}
