namespace FunctionalVae.Plans;

/// <summary>
/// A specification, lowered: every step of encoding, drawing, decoding, scoring and differentiating as one typed operation over
/// named buffers, which all lie in one arena. Every execution of a model (generated code, interpreter, other engines) follows it.
/// </summary>
/// <param name="InputWidth">Values per example, n.</param>
/// <param name="LatentWidth">Latent dimensions, k.</param>
/// <param name="Beta">The weight of the Kullback–Leibler term in the trained objective.</param>
/// <param name="Parameters">The trained tensors, in the order in which they lie in the parameter vector.</param>
/// <param name="Buffers">The buffers, in the order in which they lie in the arena: what the forward pass needs comes first.</param>
/// <param name="Dropouts">The dropout masks, which training fills by key.</param>
/// <param name="Input">The examples x, [B, n].</param>
/// <param name="Head">The posterior's mean and log-variance side by side, [B, 2k]; [B, k] for a latent without noise.</param>
/// <param name="Noise">The standard normal noise ε, [B, k].</param>
/// <param name="Draw">The latent draw z, [B, k].</param>
/// <param name="Output">The likelihood's parameters, [B, n].</param>
/// <param name="Mean">The likelihood's mean, [B, n]; may be <paramref name="Output"/> itself.</param>
/// <param name="EncodeOps">From the examples x to the head.</param>
/// <param name="DrawOps">From the head and the noise ε to the latent values z.</param>
/// <param name="DecodeOps">From the latent values z to the output.</param>
/// <param name="MeanOps">output → mean; empty where they are the same.</param>
/// <param name="ScoreOps">The reconstruction and KL terms of each example.</param>
/// <param name="BackwardOps">The gradient of the loss (minus the objective, averaged over the batch) with respect to every parameter.</param>
public sealed record Plan(
    int InputWidth,
    int LatentWidth,
    double Beta,
    ValueList<PlanParameter> Parameters,
    ValueList<PlanBuffer> Buffers,
    ValueList<DropoutSite> Dropouts,
    PlanBuffer Input,
    PlanBuffer Head,
    PlanBuffer Noise,
    PlanBuffer Draw,
    PlanBuffer Output,
    PlanBuffer Mean,
    ValueList<PlanOp> EncodeOps,
    ValueList<PlanOp> DrawOps,
    ValueList<PlanOp> DecodeOps,
    ValueList<PlanOp> MeanOps,
    ValueList<PlanOp> ScoreOps,
    ValueList<PlanOp> BackwardOps
)
{
    /// <summary>
    /// What a training step runs in place of <see cref="ScoreOps"/>: a score whose derivative comes first on the way back takes that with it.
    /// </summary>
    public ValueList<PlanOp> LossOps => ValueList.From(ScoreOps.Select(op => Fusion(op) ?? op).ToList());

    /// <summary>What a training step runs in place of <see cref="BackwardOps"/>: the rest of the way back.</summary>
    public ValueList<PlanOp> AfterLossOps => ValueList.From(BackwardOps.Skip(ScoreOps.Any(op => Fusion(op) is not null) ? 1 : 0).ToList());

    /// <summary>The number of trained values.</summary>
    public int ParameterCount => Parameters.Sum(parameter => parameter.Count);

    /// <summary>Floats of arena per example for a forward pass.</summary>
    public int ForwardWidth => Buffers.Where(buffer => buffer.Kind != BufferKind.Gradient).Sum(buffer => buffer.Width);

    /// <summary>Floats of arena per example for a forward and a backward pass.</summary>
    public int TrainingWidth => Buffers.Sum(buffer => buffer.Width);

    /// <summary>
    /// Floating-point operations per example from the input to the mean: the matrix products' multiply-adds, times 2
    /// (<see cref="PlanOp.MultiplyAdds"/>).
    /// </summary>
    public long ForwardFlops => 2 * MultiplyAdds(EncodeOps, DrawOps, DecodeOps, MeanOps);

    /// <summary>Floating-point operations per example of a training step, counted alike: forward, score and backward, without the optimiser.</summary>
    public long TrainingFlops => 2 * MultiplyAdds(EncodeOps, DrawOps, DecodeOps, ScoreOps, BackwardOps);

    /// <summary>The most bytes that training with Adam holds, padding apart: buffers for a batch, parameters, their gradient and two moments.</summary>
    /// <param name="batchSize">Examples of a step.</param>
    public long PeakBytes(int batchSize) => sizeof(float) * (((long)batchSize * TrainingWidth) + (4L * ParameterCount));

    private PlanOp? Fusion(PlanOp score) =>
        score is LogitCrossEntropy && BackwardOps.Count > 0 && BackwardOps[0] is LogitCrossEntropyGradient first
            ? new LogitCrossEntropyWithGradient(first.Logits, first.Target, first.LogitsGradient)
            : null;

    private static long MultiplyAdds(params ValueList<PlanOp>[] parts) => parts.Sum(part => part.Sum(op => op.MultiplyAdds));
}
