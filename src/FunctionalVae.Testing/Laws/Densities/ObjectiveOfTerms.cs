namespace FunctionalVae.Testing;

/// <summary>The objective of a batch from the terms of its examples.</summary>
internal static class ObjectiveOfTerms
{
    private const double Summation = 1e-12;

    // Differentiate may sum in float32.
    // What an error of a log-weight does to two weights, twice what draw-weights grants one.
    private const double Weights = 2e-6;

    // Of a prior that encodes examples of its own.
    private const double OfOwn = 1e-3;

    private const double Float32 = 2e-6;

    public static LawDefinition Law { get; } =
        new(
            "objective",
            "Evaluate gives the means of the examples' Reconstruction and Kl within 1e-12 of max(1, size), size being their mean absolute values added, whatever β is; β is the specification's; the Elbo is Reconstruction − Kl; the typed face gives the same bits; Differentiate has the same means within 2e-6 of max(1, size) and the same objective within max(1, β) times that, sums in float32. Where training weighs K draws, Differentiate has the means of Σ w̃ (log q − log p) and of log (1/K) Σ w instead, the first also within 2e-6 of the differences between draws for each nat of the log-weights. Where another divergence is trained, Differentiate has the mean of that, by its formula; where the total correlation of the batch has a weight, Differentiate has it beside the KL. Where a prior encodes examples of its own, the sums in float32 have 1e-3, for Terms see its components as float32 has them.",
            30,
            CaseRange.Everywhere,
            Applies.Always,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var terms = at.Terms;
        var objective = at.Model.Evaluate(at.Parameters, at.Examples, at.Noise);
        var (reconstruction, kl) = (terms.Average(term => term.Reconstruction), terms.Average(term => term.Kl));
        var size = terms.Average(term => Math.Abs(term.Reconstruction) + Math.Abs(term.Kl));
        yield return new("Reconstruction of the batch", reconstruction, objective.Reconstruction, Summation * Math.Max(1, size));
        yield return new("KL of the batch", kl, objective.Kl, Summation * Math.Max(1, size));
        yield return new("β of the objective", at.Model.Spec.Objective.Beta, objective.Beta, 0);
        foreach (var finding in Typed(at, objective))
        {
            yield return finding;
        }

        // Of draws of the prior that training makes: aggregate-divergence has it.
        if (at.Model.Spec.Objective.OfAggregate is not null)
        {
            yield break;
        }

        var trained = at.Gradient.Objective;
        var beta = Math.Max(1, objective.Beta);
        var (value, wander) = (objective.Value, 0.0);
        // Terms see the components of such a prior as float32 has them, and narrow ones lie far from each other in their own units.
        var float32 = at.Model.Layout.OwnExamples is null ? Float32 : OfOwn;
        if (at.Model.Spec.Objective is ImportanceWeighted)
        {
            var draws = WeighedDraws.Of(at);
            (kl, value) = (draws.Average(each => each.Kl), draws.Average(each => each.Bound));
            reconstruction = value + (objective.Beta * kl);
            wander = draws.Average(each => Weights * each.Nats * Spread(each));
            size = draws.Average(each => each.Nats);
        }

        if (at.Model.Spec.Objective is GeneralizedVariational general)
        {
            var formula = new PosteriorDivergenceFormula(at, general.Divergence);
            var all = Enumerable.Range(0, terms.Count).Select(formula.Of).ToList();
            kl = all.Average(each => each.Value);
            value = reconstruction - (objective.Beta * kl);
            size += all.Average(each => each.Size);
        }

        if (at.Model.Spec.Objective is BetaTotalCorrelation { Weight: var weight })
        {
            var (correlation, nats) = TotalCorrelationFormula.Of(at);
            kl += (weight - 1) * correlation;
            value = reconstruction - kl;
            size += Math.Abs(weight - 1) * nats;
        }

        yield return new(
            "Reconstruction beside the gradient",
            reconstruction,
            trained.Reconstruction,
            ((float32 * Math.Max(1, size)) + wander) * beta
        );
        yield return new("KL beside the gradient", kl, trained.Kl, (float32 * Math.Max(1, size)) + wander);
        yield return new("objective beside the gradient", value, trained.Value, float32 * Math.Max(1, size) * beta);
    }

    private static IEnumerable<Finding> Typed(Situation at, Objective objective)
    {
        if (at.Subject.Typed is not { } typed)
        {
            yield break;
        }

        var typedObjective = typed.Evaluate(at.Parameters, at.Examples, at.Noise);
        yield return new("objective of the typed face", objective.Value, typedObjective.Value, 0);
        if (typed.Elbo?.Invoke(at.Parameters, at.Examples, at.Noise) is { } elbo)
        {
            yield return new("Elbo of the typed face", objective.Reconstruction - objective.Kl, elbo.Value, 0);
        }
    }

    private static double Spread(WeighedDraws draws) =>
        draws.Terms.Max(term => term.LogPriorRatio) - draws.Terms.Min(term => term.LogPriorRatio);
}
