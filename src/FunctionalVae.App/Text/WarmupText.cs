using System.Globalization;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Warm-ups that a run ends before.</summary>
internal static class WarmupText
{
    /// <summary>Whether a run ends before the weight of the divergence is all there.</summary>
    public static bool IsKlUnfinished(TrainOptions? options) =>
        options is { KlWarmupEpochs: var warmup, Epochs: var epochs } && warmup > epochs;

    /// <summary>The same of the learning rate.</summary>
    public static bool IsRateUnfinished(TrainOptions? options) =>
        options is { Schedule.WarmupEpochs: var warmup, Epochs: var epochs } && warmup > epochs;

    /// <summary>The epochs that all warm-ups take.</summary>
    public static int Epochs(TrainOptions options) =>
        (int)Math.Ceiling(Math.Max(options.KlWarmupEpochs, options.Schedule?.WarmupEpochs ?? 0));

    /// <summary>Training ended at 10 % of the weight of the KL.</summary>
    public static string KlEnd(VaeSpec spec, TrainOptions options) =>
        $"training ended at {Share(options, options.KlWarmupEpochs)} of the weight of {spec.Objective.TrainedDivergenceName}";

    /// <summary>What such warm-ups leave undone, as the beginning of a sentence, and the options that would end them.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="options">How it is trained; null where that is not known.</param>
    public static IEnumerable<(string What, string Ways)> Unfinished(VaeSpec spec, TrainOptions? options)
    {
        if (options is not null && IsKlUnfinished(options))
        {
            yield return (
                Invariant(
                    $"the run of {Counted.Of(options.Epochs, "epoch")} ends before the KL warm-up over {options.KlWarmupEpochs}, at {Share(options, options.KlWarmupEpochs)} of the weight of {spec.Objective.TrainedDivergenceName}"
                ),
                Invariant($"--kl-warmup {options.Epochs} or --epochs {Math.Ceiling(options.KlWarmupEpochs)}")
            );
        }

        if (options is { Schedule.WarmupEpochs: var warmup } && IsRateUnfinished(options))
        {
            yield return (
                Invariant(
                    $"the run of {Counted.Of(options.Epochs, "epoch")} ends before the warm-up over {warmup}, at {Share(options, warmup)} of the learning rate"
                ),
                Invariant($"--warmup {options.Epochs} or --epochs {Math.Ceiling(warmup)}")
            );
        }
    }

    private static string Share(TrainOptions options, double warmup) =>
        (100 * options.Epochs / warmup).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
