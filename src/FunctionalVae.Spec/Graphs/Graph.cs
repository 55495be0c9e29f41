namespace FunctionalVae.Graphs;

/// <summary>
/// A specification as operations over named values, in the order in which they run; cut into parts where values go in and out. Training and
/// evaluation are two graphs of one specification: nothing is dropped in evaluation, and nothing is differentiated.
/// </summary>
/// <param name="Tensors">The trained tensors, in the order in which they lie in the parameter vector.</param>
/// <param name="Dropouts">The dropout masks, which training fills by key.</param>
/// <param name="Input">The examples x, [B, n]; [B, n + c] with what is known of them behind their values.</param>
/// <param name="Head">The posterior's mean and log-variance side by side, [B, 2k], and behind them a full covariance's factor below its diagonal; [B, k] for a latent without noise.</param>
/// <param name="Noise">The standard normal noise ε, [B, k]; [B, K, k] where a training step has K draws of each posterior.</param>
/// <param name="Draw">The latent draw z, as wide.</param>
/// <param name="Output">The likelihood's parameters, [B, n].</param>
/// <param name="Mean">The likelihood's mean, [B, n]; may be <paramref name="Output"/> itself.</param>
/// <param name="Loss">What training differentiates.</param>
/// <param name="EncodeOps">From the examples x to the head.</param>
/// <param name="DrawOps">From the head and the noise ε to the latent values z.</param>
/// <param name="DecodeOps">From the latent values z to the output.</param>
/// <param name="ScoreOps">The reconstruction and Kullback–Leibler terms of each example.</param>
/// <param name="MeanOps">output → mean; empty where they are the same, and in the graph of training, which needs no mean.</param>
/// <param name="BackwardOps">The gradient of the loss with respect to every parameter; empty until the graph is differentiated.</param>
public sealed record Graph(
    ValueList<ParameterTensor> Tensors,
    ValueList<DropoutSite> Dropouts,
    GraphValue Input,
    GraphValue Head,
    GraphValue Noise,
    GraphValue Draw,
    GraphValue Output,
    GraphValue Mean,
    Root Loss,
    ValueList<Operation> EncodeOps,
    ValueList<Operation> DrawOps,
    ValueList<Operation> DecodeOps,
    ValueList<Operation> ScoreOps,
    ValueList<Operation> MeanOps,
    ValueList<Operation> BackwardOps
)
{
    /// <summary>What the decoder takes: the latent draw z, with what is known of the example beside it where something is, [B, k + c].</summary>
    public GraphValue Latents { get; init; } = Draw;

    /// <summary>From the draws and the examples to <see cref="Latents"/>; empty where nothing is known of an example.</summary>
    public ValueList<Operation> ConditionOps { get; init; } = [];

    /// <summary>
    /// From examples of the prior's own to their posteriors, of which the prior is made; empty for most. They run once for a batch, before the
    /// score, and nothing in them depends on the batch.
    /// </summary>
    public ValueList<Operation> PriorOps { get; init; } = [];

    /// <summary>Encoding, drawing, decoding and scoring: what a training step runs before the way back.</summary>
    public ValueList<Operation> ForwardOps => [.. EncodeOps, .. DrawOps, .. ConditionOps, .. DecodeOps, .. PriorOps, .. ScoreOps];

    /// <summary>All operations in the order of one timeline.</summary>
    public ValueList<Operation> Operations => [.. ForwardOps, .. MeanOps, .. BackwardOps];
}
