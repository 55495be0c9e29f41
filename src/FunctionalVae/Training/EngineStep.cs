namespace FunctionalVae;

/// <summary>All that one training step takes from outside the model: the same for every backend, from the run's key and options.</summary>
/// <param name="Images">The batch as the likelihood models it, [B, inputs]: binarised where that belongs to a step.</param>
/// <param name="Noise">Standard normal noise, [B, latent].</param>
/// <param name="Masks">The mask of each dropout layer in turn, [B, width]: 0 or 1/(1 − rate).</param>
/// <param name="Number">The step about to be made, from 1: what bias correction counts.</param>
/// <param name="LearningRate">The step size, after the schedule.</param>
/// <param name="KlWeight">The share of the specification's β that is trained, in [0, 1]: below 1 while the Kullback–Leibler term warms up.</param>
public sealed record EngineStep(Batch Images, Batch Noise, IReadOnlyList<Batch> Masks, long Number, double LearningRate, double KlWeight);
