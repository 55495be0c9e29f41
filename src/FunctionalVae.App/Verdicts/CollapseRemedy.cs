using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What to try where posteriors have become the prior. What was done already is not what to try.</summary>
internal static class CollapseRemedy
{
    private const double FreeBits = 0.1;

    /// <summary>Sentences that begin with Try.</summary>
    /// <param name="trained">The model, and how it was trained.</param>
    public static string Of(TrainedModel trained)
    {
        var (model, options) = (trained.Model, trained.Options);
        var divergence = model.Spec.Objective is GeneralizedVariational general
            ? general.TrainedDivergenceName
            : model.Spec.Objective.DivergenceName;
        var warmup = options?.KlWarmupEpochs ?? 0;
        var isOver = warmup > 0 && !WarmupText.IsKlUnfinished(options);
        var rise =
            WarmupText.IsRateUnfinished(options) ? $"a shorter warm-up of the learning rate (--warmup {Half(options)})"
            : warmup > 0 && !isOver ? $"a shorter warm-up of the {divergence} term ({Warmup(options)})"
            : warmup == 0 && options is not { Epochs: 1 } ? $"a warm-up of the {divergence} term ({Warmup(options)})"
            : null;
        var done = isOver
            ? Invariant($"A warm-up of the {divergence} term over {warmup} {(warmup == 1 ? "epoch" : "epochs")} did not prevent it. ")
            : "";
        if (model.Spec.Objective.OfAggregate is { Weight: var weight })
        {
            string?[] others = [rise, Invariant($"a smaller weight λ than {weight}"), "a wider prior", MoreEpochs(trained)];
            return $"{done}Try {string.Join(", or ", others.OfType<string>())}.";
        }

        var beta = model.Spec.Objective.Beta;
        string?[] ways =
        [
            // A program's to say: no option does.
            beta > 1
                ? Invariant($"a smaller Beta than {beta}")
                : null,
            model.Spec.Objective is BetaTotalCorrelation { Weight: > 1 and var correlation }
                ? Invariant($"a smaller Weight than {correlation}")
                : null,
            rise,
            trained.Made is null && TakesFreeBits(model.Spec) ? Invariant($"free bits (EvidenceLowerBound(FreeBits: {FreeBits}))") : null,
            MoreEpochs(trained),
            trained.Made is null ? "a smaller decoder"
            : trained.SmallerLayers is { } layers ? $"smaller layers ({layers})"
            : null,
        ];
        var little =
            model.Spec.Input is Image ? "" : " Where the columns do not depend on each other there is nothing for z to tell, and no fault.";
        return $"{done}Try {string.Join(", or ", ways.OfType<string>())}.{little}";
    }

    private static string MoreEpochs(TrainedModel trained) => trained.MoreEpochs is { } more ? $"more epochs ({more})" : "more epochs";

    // It has to end within the run.
    private static string Warmup(TrainOptions? options) =>
        options is null ? "--kl-warmup with half of the epochs" : $"--kl-warmup {Half(options)}";

    private static string Half(TrainOptions? options) => Invariant($"{Math.Max(1, (options?.Epochs ?? 2) / 2)}");

    // They need a closed form of each dimension's divergence, which not every prior has.
    private static bool TakesFreeBits(VaeSpec spec) =>
        spec.Objective is EvidenceLowerBound { FreeBits: 0 } or ImportanceWeighted
        && SpecRules.Check(spec with { Objective = new EvidenceLowerBound(spec.Objective.Beta, FreeBits) }).Count == 0;
}
