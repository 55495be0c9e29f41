using FunctionalVae.Engine;

namespace FunctionalVae;

/// <summary>
/// What the source generator writes for the managed engine: the plan as straight-line kernel calls. Every lane of a team runs it.
/// </summary>
public abstract class CompiledProgram
{
    /// <summary>The dropout masks, in the order of the layers; none unless the model has such layers.</summary>
    public virtual ValueList<DropoutPlace> Dropouts => [];

    /// <summary>The numbers of the tensors that several operations read: their gradient is complete only when the way back is.</summary>
    public virtual IReadOnlyList<int> SharedTensors => [];

    /// <summary>The buffer of examples x, [B, n]; [B, n + c] with what is known of them behind their values.</summary>
    public abstract Matrix InputBuffer(Workspace memory);

    /// <summary>The buffer of posteriors (μ, log σ²), [B, 2k]; [B, k] for a latent without noise.</summary>
    public abstract Matrix HeadBuffer(Workspace memory);

    /// <summary>The buffer of noise ε, [B, k].</summary>
    public abstract Matrix NoiseBuffer(Workspace memory);

    /// <summary>The buffer of latent draws z, [B, k].</summary>
    public abstract Matrix DrawBuffer(Workspace memory);

    /// <summary>The buffer of what the decoder takes: the latent draws, with what is known of the examples behind them where something is, [B, k + c].</summary>
    public virtual Matrix LatentsBuffer(Workspace memory) => DrawBuffer(memory);

    /// <summary>The buffer of the likelihood's mean, [B, n].</summary>
    public abstract Matrix MeanBuffer(Workspace memory);

    /// <summary>Encodes: from the examples x to the posteriors.</summary>
    public abstract void Encode(Lane lane, Workspace memory);

    /// <summary>Draws: from the posteriors and the noise ε to the latent values z.</summary>
    public abstract void Draw(Lane lane, Workspace memory);

    /// <summary>Puts what is known of the examples behind the latent values; nothing to do for most.</summary>
    public virtual void Condition(Lane lane, Workspace memory) { }

    /// <summary>Decodes: from the latent values z to the likelihood's parameters.</summary>
    public abstract void Decode(Lane lane, Workspace memory);

    /// <summary>From the likelihood's parameters to its mean.</summary>
    public abstract void Mean(Lane lane, Workspace memory);

    /// <summary>The reconstruction and Kullback–Leibler terms of each example.</summary>
    public abstract void Score(Lane lane, Workspace memory);

    /// <summary>
    /// A training step's way forward, from the examples x to both terms of each, keeping what <see cref="Backward"/> reads. Examples, noise and
    /// masks must be in place, and other buffers lie elsewhere than in evaluation.
    /// </summary>
    public abstract void Forward(Lane lane, Workspace memory);

    /// <summary>The gradient of the loss with respect to every parameter, after <see cref="Forward"/>.</summary>
    public abstract void Backward(Lane lane, Workspace memory);
}
