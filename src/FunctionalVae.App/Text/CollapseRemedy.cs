using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What to try where posteriors have become the prior. What was done already is not what to try.</summary>
internal static class CollapseRemedy
{
    private const double FreeBits = 0.1;

    /// <summary>Sentences that begin with Try.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How it was trained; null where that is not known.</param>
    /// <param name="isWhole">Whether no dimension is left that tells examples apart.</param>
    public static string Of(IVaeModel model, TrainOptions? options, bool isWhole)
    {
        if (model.Spec.Objective.OfAggregate is { Weight: var weight })
        {
            return Invariant($"Try a smaller weight λ than {weight}, or a wider prior, or more epochs.");
        }

        var beta = model.Spec.Objective.Beta;
        var warmup = options?.KlWarmupEpochs ?? 0;
        string?[] ways =
        [
            beta > 1 ? Invariant($"a smaller Beta than {beta}") : null,
            warmup > 0 ? null : "a warm-up of the KL term (--kl-warmup with half of the epochs)",
            TakesFreeBits(model.Spec) ? Invariant($"free bits (EvidenceLowerBound(FreeBits: {FreeBits}))") : null,
            isWhole ? "more epochs or a smaller decoder" : "fewer latent dimensions, which lose nothing",
        ];
        var done =
            warmup > 0
                ? Invariant($"A warm-up of the KL term over {warmup} {(warmup == 1 ? "epoch" : "epochs")} did not prevent it. ")
                : "";
        var little =
            model.Spec.Input is Image ? "" : " Where the columns do not depend on each other there is nothing for z to tell, and no fault.";
        return $"{done}Try {string.Join(", or ", ways.OfType<string>())}.{little}";
    }

    // They need a closed form of each dimension's divergence, which not every prior has.
    private static bool TakesFreeBits(VaeSpec spec) =>
        spec.Objective is not EvidenceLowerBound { FreeBits: > 0 }
        && SpecRules.Check(spec with { Objective = new EvidenceLowerBound(spec.Objective.Beta, FreeBits) }).Count == 0;
}
