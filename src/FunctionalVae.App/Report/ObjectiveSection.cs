using FunctionalVae.Reports;
using static System.FormattableString;
using static FunctionalVae.Reports.Markup;

namespace FunctionalVae.App;

/// <summary>What a model comes to, of what it is the sum, and how much each latent dimension tells.</summary>
internal static class ObjectiveSection
{
    private const int MostDimensions = 64;
    private const int UseColour = 2;

    public static Markup Of(RunReport report)
    {
        var model = report.Model;
        var evaluated = report.Evaluated;
        (string Name, EvaluatedPart Part, PartObjective? Each)[] parts =
        [
            .. evaluated.Test is { } test ? [("test", test, report.Numbers.Test)] : Array.Empty<(string, EvaluatedPart, PartObjective?)>(),
            .. evaluated.Train is { } train
                ? [("train", train, report.Numbers.Train)]
                : Array.Empty<(string, EvaluatedPart, PartObjective?)>(),
        ];
        return Tag(
            "section",
            Tag("h3", $"{report.Word} and its terms"),
            Table(report, parts),
            Tag("p", Protocol(report)),
            Tag("div", [("class", "figures")], [Waterfall(report, parts).Html, .. Dimensions(report).Select(figure => figure.Html)]),
            Tag("p", WhyNoDimensions(model, evaluated.Use)),
            Tag("p", evaluated.Gap is { } gap ? Sentences.Capital(PriorGapText.Of(gap)) + "." : "")
        );
    }

    /// <summary>How the numbers were estimated, in words.</summary>
    public static string Protocol(RunReport report)
    {
        var evaluation = report.Evaluated.Evaluation;
        var (model, told) = (report.Model, report.Told);
        var set = report.Evaluated.Test is null ? "train" : "test";
        // Both errors have columns of their own.
        var meaning = Sentences.Capital(ObjectiveText.Meaning(model, set, told.Objective with { StandardError = null }, told.ToUnits));
        var rows = ModelText.Examples(model);
        var choice = report.ToldNumbers is null
            ? ""
            : $" ± over rows is the standard error over the choice of the {rows}, with that of one draw in it: only more {rows} make it smaller.";
        return Invariant(
                $"{ReportNumbers.Count(told.Table.Count)} {report.Data.PartOfTest} {rows}, {ModelText.Draws(evaluation.Draws)} of each posterior, seed {evaluation.Seed}, in nats per {ModelText.Example(model)} at β = 1. {meaning}."
            )
            + (told.Objective.StandardError is null ? "" : $" ± over draws is the Monte Carlo error for these {rows}.")
            + choice
            + (
                model.Spec.Objective.OfAggregate is null
                    ? ""
                    : $" The {Divergence(model)} of parts with other numbers of {rows}, and of the curves, which are of other batches, cannot be compared."
            );
    }

    private static Markup Table(RunReport report, (string Name, EvaluatedPart Part, PartObjective? Each)[] parts) =>
        HtmlTable.Of(
            "Objectives, in nats",
            [
                "part",
                ModelText.Examples(report.Model),
                report.Word,
                "± over draws",
                "± over rows",
                "reconstruction",
                Divergence(report.Model),
            ],
            parts.Select(part =>
                (IReadOnlyList<Markup>)
                    [
                        part.Name,
                        ReportNumbers.Count(part.Part.Table.Count),
                        ReportNumbers.Nats(part.Part.Objective.Objective.Unweighted),
                        part.Part.Objective.StandardError is { } error ? Invariant($"{error:F3}") : "–",
                        part.Each is { } each && double.IsFinite(each.Error) ? Invariant($"{each.Error:F2}") : "–",
                        ReportNumbers.Nats(part.Part.Objective.Objective.Reconstruction),
                        ReportNumbers.Nats(part.Part.Objective.Objective.Kl),
                    ]
            )
        );

    private static Figure Waterfall(RunReport report, (string Name, EvaluatedPart Part, PartObjective? Each)[] parts)
    {
        var bars = parts.SelectMany(
            (part, i) =>
            {
                var terms = part.Part.Objective.Objective;
                return (Bar[])
                    [
                        new($"{part.Name}: reconstruction", 0, terms.Reconstruction, ReportNumbers.Nats(terms.Reconstruction), i),
                        new(
                            $"{part.Name}: − {Divergence(report.Model)}",
                            terms.Reconstruction,
                            terms.Unweighted,
                            ReportNumbers.Nats(-terms.Kl),
                            i,
                            IsHollow: true
                        ),
                        new($"{part.Name}: {report.Word}", 0, terms.Unweighted, ReportNumbers.Nats(terms.Unweighted), i),
                    ];
            }
        );
        return Figure.Chart(
            BarSvg.Draw([.. bars], $"nats per {ModelText.Example(report.Model)}"),
            $"Of what the {Lower(report.Word)} is the sum: the outlined bar is what the {Divergence(report.Model)} takes from the reconstruction."
        );
    }

    private static IEnumerable<Figure> Dimensions(RunReport report)
    {
        if (report.Evaluated.Use is not { } use || PriorMoments.Of(report.Run) is not { } prior)
        {
            yield break;
        }

        var shown = Math.Min(MostDimensions, use.Dimensions.Count);
        var left = use.Dimensions.Count - shown;
        var more = left > 0 ? Invariant($" The first {shown}; {left} are left out.") : "";
        if (use.Dimensions.All(dimension => dimension.Kl is { } kl && double.IsFinite(kl)))
        {
            yield return Figure.Chart(
                BarSvg.Draw(
                    [.. use.Dimensions.Take(shown).Select((dimension, i) => Bar(dimension, i, 0, dimension.Kl!.Value))],
                    "KL, nats"
                ),
                $"How much each latent dimension tells of {(report.Model.Spec.Input is Image ? "an image" : "a row")}: the mean of KL(q(zᵢ|x) ‖ p(zᵢ)) over the {report.Data.PartOfTest} part{(report.Model.Spec.Latent is FullNormalLatent ? ", each dimension by itself: their sum is below the KL" : "")}. Outlined: not active.{more}"
            );
        }

        yield return Figure.Chart(
            BarSvg.Draw(
                [
                    .. use
                        .Dimensions.Take(shown)
                        .Select(
                            (dimension, i) =>
                                Bar(dimension, i, 0, dimension.VarianceOfMeans / ((double)prior.Deviation[i] * prior.Deviation[i]))
                        ),
                ],
                "variance of posterior means ÷ variance of the prior",
                new(LatentUse.LeastVariance, "active from here"),
                isLogarithmic: true
            ),
            $"Which dimensions tell {ModelText.Examples(report.Model)} apart: those whose posterior means vary by more than a hundredth of the prior's variance (Burda et al. 2016).{more}"
        );
    }

    private static Bar Bar(LatentDimension dimension, int i, double from, double to) =>
        new(
            Invariant($"z{i}"),
            from,
            to,
            to >= 0.01 || to == 0 ? ReportNumbers.Fine(to) : Invariant($"{to:G2}").Replace('-', '\u2212'),
            UseColour,
            IsHollow: !dimension.IsActive
        );

    private static string WhyNoDimensions(IVaeModel model, LatentUse? use) =>
        use is null ? "No latent dimension is held against a prior: there is no prior, or one example only."
        : use.Dimensions.All(dimension => dimension.Kl is not null) ? ""
        : $"The prior of {model.Name} has no divergence by dimension in closed form.";

    private static string Divergence(IVaeModel model) => model.Spec.Objective.DivergenceName;

    private static string Lower(string word) => word == "ELBO" ? word : word.ToLowerInvariant();
}
