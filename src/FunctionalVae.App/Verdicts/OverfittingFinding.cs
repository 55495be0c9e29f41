using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What is said of overfitting.</summary>
internal static class OverfittingFinding
{
    private const int UsualPatience = 20;

    public static Finding Of(Overfitting overfitting, TrainedModel trained) =>
        new(
            "Overfitting",
            overfitting.Answer,
            OfGap(overfitting, trained.Model) + OfCurve(overfitting, trained),
            overfitting.Answer == Answer.Yes ? Remedy(overfitting, trained) : null
        );

    private static string OfGap(Overfitting overfitting, IVaeModel model)
    {
        var rows = ModelText.Examples(model);
        if (overfitting.Gap is not { } gap)
        {
            return model.Spec.Objective.OfAggregate is not null
                ? $"The divergence is of several {rows} together, so single ones have no objective by whose deviation a gap could be told from chance."
                : "No examples were held out whose objective could be compared with that of the training part.";
        }

        var few =
            overfitting.Answer == Answer.Open
                ? Invariant($"There are too few test {rows} ({gap.Count}): a gap below {gap.Chance:F2} nats would not be seen. ")
                : "";
        return Invariant(
            $"{few}The objective of the training part is {Math.Abs(gap.Value):F2} ± {gap.Error:F2} nats {(gap.Value < 0 ? "below" : "above")} that of the test part; a gap is large above both {ObjectiveGap.LeastErrors} standard errors = {gap.Chance:F2} nats and a quarter of the deviation of single training {rows} = {gap.Matter:F2} nats."
        );
    }

    private static string OfCurve(Overfitting overfitting, TrainedModel trained) =>
        overfitting.Fall switch
        {
            null when trained.Model.Spec.Objective.HasOtherDivergence =>
                $" Validation is of the {trained.Model.Spec.Objective.DivergenceName}, and {trained.Model.Spec.Objective.TrainedDivergenceName} was trained: its curve tells nothing of overfitting.",
            null =>
                $" There is no validation curve that is long enough{(trained.Options is { ValidationFraction: > 0 } ? "" : " (--validation 0.1 makes one)")}.",
            { IsClear: true } fall => Invariant(
                $" The validation curve ends {fall.Value:F2} nats below its best, which is epoch {fall.BestEpoch}{(overfitting.IsUndone ? Invariant($"; --patience kept the weights of epoch {overfitting.Kept}, so that is undone") : "")}."
            ),
            _ => " The validation curve does not fall from its best by more than its noise and 2 % of what it rose.",
        };

    private static string Remedy(Overfitting overfitting, TrainedModel trained)
    {
        string?[] ways =
        [
            EarlyStopping(overfitting, trained),
            $"smaller {(trained.SmallerLayers is { } layers ? $"layers ({layers})" : "networks")}",
            trained.Made is null ? "dropout (new Dropout(0.2))" : null,
        ];
        return $"Try {string.Join(", ", ways.OfType<string>())}, or more data.";
    }

    // Only where it would have ended before: by a curve that falls, or where there is none and what is trained is what it goes by.
    private static string? EarlyStopping(Overfitting overfitting, TrainedModel trained) =>
        !overfitting.IsForPatience || trained.Options is not { Patience: null, Epochs: var epochs, ValidationFraction: var fraction } ? null
        : fraction > 0
            ? overfitting.Fall is { } fall
                    ? Invariant($"early stopping (--patience {Math.Clamp((epochs - fall.BestEpoch) / 2, 1, UsualPatience)})")
                : null
        : trained.Model.Spec.Objective is { Beta: not 1 } or { HasOtherDivergence: true } || epochs < 2 ? null
        : Invariant($"early stopping (--validation 0.1 --patience {Math.Clamp(epochs / 5, 1, UsualPatience)})");
}
