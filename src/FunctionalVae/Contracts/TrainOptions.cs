namespace FunctionalVae;

/// <summary>How a model is trained.</summary>
/// <param name="Epochs">Passes over the training examples.</param>
/// <param name="BatchSize">Examples per step; the last batch of an epoch takes what is left.</param>
/// <param name="LearningRate">The optimiser's step size.</param>
/// <param name="Seed">The seed of every random choice: initial weights, split, order, noise, binarization.</param>
/// <param name="Threads">
/// Threads. On the managed engine the result does not depend on them, and 0 is one per processor; on torch they are those of the whole process,
/// 0 is torch's own setting, and its rounding may depend on them. DiffSharp does not use it.
/// </param>
/// <param name="Optimizer">How a gradient becomes a change of the weights; <see cref="Adam"/> where none is given.</param>
/// <param name="Schedule">How the learning rate changes over the run; constant where none is given.</param>
/// <param name="ClipNorm">
/// The greatest norm of the whole gradient: a longer one is shortened to it, as by PyTorch's <c>clip_grad_norm_</c>. Null for no limit.
/// </param>
/// <param name="AverageDecay">
/// Averages the weights: starting at the initial ones, average ← decay·average + (1 − decay)·weights after each step. The averaged weights are
/// then those that are evaluated and handed out (<see cref="TrainingState.Evaluated"/>). In [0, 1); null for no averaging.
/// </param>
/// <param name="KlWarmupEpochs">
/// Over how many epochs the Kullback–Leibler term's weight rises linearly from 0 to the specification's β, W steps in all: at the step with t
/// steps before it β·min(1, t/W). 0 for none. A run may end before; <paramref name="Patience"/> needs fewer than <paramref name="Epochs"/>.
/// </param>
/// <param name="ValidationFraction">
/// The share of the examples, chosen by key, that is kept from training and scored after every epoch, at β = 1 and with the same noise each
/// time. In [0, 1); 0 for none.
/// </param>
/// <param name="Patience">
/// Ends the run after so many epochs without a better validation objective, and restores the state of the best epoch. Epochs of the
/// Kullback–Leibler term's warm-up do not count. Needs a <paramref name="ValidationFraction"/>; null to train to the end.
/// </param>
/// <param name="Examples">
/// The number of examples in the data, where the run's length matters: <c>Train</c> fills it in, a fold of <c>Step</c> does by
/// <see cref="For"/>.
/// </param>
/// <param name="Guard">
/// Goes back where the loss spikes, in <c>Train</c> and <c>TrainFrom</c>; null to go on whatever the loss is, as long as it is finite. <c>Step</c> does
/// not look at it.
/// </param>
public sealed record TrainOptions(
    int Epochs = 10,
    int BatchSize = 128,
    double LearningRate = 1e-3,
    ulong Seed = 1,
    int Threads = 0,
    Optimizer? Optimizer = null,
    Schedule? Schedule = null,
    double? ClipNorm = null,
    double? AverageDecay = null,
    double KlWarmupEpochs = 0,
    double ValidationFraction = 0,
    int? Patience = null,
    int? Examples = null,
    SpikeGuard? Guard = null
)
{
    /// <summary>The number of threads that <see cref="Threads"/> asks for.</summary>
    internal int ThreadCount => Threads == 0 ? Environment.ProcessorCount : Threads;

    /// <summary>Whether a step depends on how many steps an epoch has.</summary>
    internal bool NeedsLength => Schedule is { NeedsLength: true } || KlWarmupEpochs > 0;

    /// <summary>Whether patience is over after so many epochs.</summary>
    /// <param name="done">Epochs done.</param>
    /// <param name="best">The best of them, from 1; null before the first that has a score.</param>
    // While the Kullback–Leibler term warms up, the objective that is trained is not the one that is scored.
    internal bool IsPatienceOver(int done, int? best) =>
        Patience is { } patience && done - Math.Max(best ?? 0, (int)Math.Ceiling(KlWarmupEpochs)) >= patience;

    /// <summary>
    /// These options for data of <paramref name="examples"/> examples, validation included: what a fold of <c>Step</c> starts from when the
    /// learning rate or the weight of the Kullback–Leibler term changes over the run.
    /// </summary>
    public TrainOptions For(int examples) => this with { Examples = examples };
}
