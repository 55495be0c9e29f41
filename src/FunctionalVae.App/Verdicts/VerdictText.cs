using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>A verdict in words.</summary>
internal static class VerdictText
{
    // Of more dimensions a sentence is read by nobody.
    private const int MostListed = 32;

    /// <summary>The verdict in a few words: Healthy; Collapsed; Partly collapsed and not finished.</summary>
    public static string Headline(RunVerdict verdict)
    {
        string?[] faults =
        [
            verdict.Learning.IsNone ? "nothing learned" : null,
            verdict.Collapse.Answer != Answer.Yes ? null
            : verdict.Collapse.IsWhole ? "collapsed"
            : "partly collapsed",
            verdict.Overfitting.Answer == Answer.Yes ? "overfitted" : null,
            verdict.IsUnfinished ? "not finished" : null,
        ];
        var words = string.Join(" and ", faults.OfType<string>());
        return words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..]
            : verdict.IsOpen ? "No fault found, as far as this run can tell"
            : "Healthy";
    }

    /// <summary>What is behind it, question by question.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">How it was trained; null where that is not known.</param>
    /// <param name="isScaled">Whether its values were scaled.</param>
    public static IReadOnlyList<Finding> Findings(RunVerdict verdict, IVaeModel model, TrainOptions? options, bool isScaled) =>
        [
            .. verdict.Learning.IsNone ? (Finding[])[NothingLearned(verdict, model, isScaled)] : [],
            CollapseFinding(verdict.Collapse, model, options),
            OverfittingFinding(verdict, model, options),
            EndingFinding(verdict, options),
        ];

    private static Finding NothingLearned(RunVerdict verdict, IVaeModel model, bool isScaled) =>
        new(
            "Learning",
            Answer.Yes,
            verdict.Learning.Told is { IsBelowConstant: true } told
                ? $"{BesideConstant("objective", told, model)} It is below by more than 3 standard errors."
                : Invariant(
                    $"The objective of the training part is more than 10 nats for each of the {model.Layout.InputWidth} values below that of a model that says the same of every {ModelText.Example(model)}."
                ),
            // Values of other domains would leave theirs, and columns of tables are scaled by themselves.
            $"Train with another --learning-rate, a smaller one first{(isScaled || model.Spec.Input.Domain != ValueDomain.Real ? "" : ", scale the values (--scale standardise)")}{(verdict.Overfitting.Answer == Answer.Yes ? "" : ", or train for more epochs")}."
        );

    private static string BesideConstant(string what, PartObjective part, IVaeModel model) =>
        Invariant(
            $"The {what} of the {part.Name} part is {ReportNumbers.Nats(part.Value)} ± {part.Error:F2} nats, that of a model that says the same of every {ModelText.Example(model)} {ReportNumbers.Nats(part.Constant!.Value)}."
        );

    private static string OfReconstruction(Collapse collapse, IVaeModel model) =>
        collapse.Reconstruction is not { } part || !double.IsFinite(part.Error) ? ""
        : part.Constant is null
            ? $" What a model that says the same of every {ModelText.Example(model)} comes to has no formula under this likelihood, so whether the decoder heeds z was not asked."
        : $" {BesideConstant("reconstruction", part, model)}{(part.IsNotAboveConstant ? " It is not above by more than 3 standard errors, so the decoder makes nothing of z." : "")}";

    private static Finding CollapseFinding(Collapse collapse, IVaeModel model, TrainOptions? options)
    {
        const string Title = "Posterior collapse";
        if (collapse.Answer is Answer.Open or Answer.NotAsked)
        {
            return new(Title, collapse.Answer, WhyNoUse(model), null);
        }

        var share = Invariant(
            $"{collapse.Active} of {Counted.Of(collapse.Dimensions, "latent dimension")} {(collapse.Active == 1 ? "is" : "are")} active, which means that posterior means vary by more than {100 * LatentUse.LeastVariance} % of the prior's variance"
        );
        var unsettled =
            collapse.Unsettled.Count == 0
                ? ""
                : Invariant(
                    $" Of these {Listed(collapse.Unsettled)} {(collapse.Unsettled.Count == 1 ? "has" : "have")} a KL above {Collapse.LeastKl} nats: a posterior that is alike for all {ModelText.Examples(model)} and still is not the prior, as early in training."
                );
        var decoded = OfReconstruction(collapse, model);
        return (collapse.Answer, collapse.IsWhole, collapse.Inactive.Count) switch
        {
            (Answer.Yes, true, _) => new(
                Title,
                Answer.Yes,
                $"{share}.{(collapse.IsWithoutUse ? $" So z tells nothing of {An(model)}, and all are decoded alike." : "")}{unsettled}{decoded}",
                CollapseRemedy.Of(model, options, isWhole: true)
            ),
            (Answer.Yes, _, _) => new(
                Title,
                Answer.Yes,
                $"{share}. Inactive: {Listed(collapse.Inactive)}.{unsettled}",
                CollapseRemedy.Of(model, options, isWhole: false)
            ),
            (_, _, 0) => new(Title, Answer.No, $"{share}.{decoded}", null),
            _ => new(
                Title,
                Answer.No,
                $"{share}. Not in use: {Listed(collapse.Inactive)}; a model of {Counted.Of(collapse.Active, "latent dimension")} would do as well.{unsettled}{decoded}",
                null
            ),
        };
    }

    private static string WhyNoUse(IVaeModel model) =>
        model.Spec.Latent is DeterministicLatent ? "The latent variable has no noise, so there is no posterior that could become the prior."
        : model.Spec.Prior is null ? "The latent variable has no prior, which posteriors could become."
        : "There is only one example, so nothing tells which latent dimensions tell examples apart.";

    private static Finding OverfittingFinding(RunVerdict verdict, IVaeModel model, TrainOptions? options)
    {
        const string Title = "Overfitting";
        var (gap, fall) = (verdict.Overfitting.Gap, verdict.Overfitting.Fall);
        var isValidated = options is { ValidationFraction: > 0 };
        var told = gap is null
            ? model.Spec.Objective.OfAggregate is not null
                ? $"The divergence is of several {ModelText.Examples(model)} together, so single ones have no objective by whose deviation a gap could be told from chance."
                : "No examples were held out whose objective could be compared with that of the training part."
            : Invariant(
                $"{(verdict.Overfitting.Answer == Answer.Open ? Invariant($"There are too few test {ModelText.Examples(model)} ({gap.Count}): a gap below {gap.Chance:F2} nats would not be seen. ") : "")}The objective of the training part is {Math.Abs(gap.Value):F2} ± {gap.Error:F2} nats {(gap.Value < 0 ? "below" : "above")} that of the test part; a gap is large above both {ObjectiveGap.LeastErrors} standard errors = {gap.Chance:F2} nats and a quarter of the deviation of single training {ModelText.Examples(model)} = {gap.Matter:F2} nats."
            );
        var curve = fall switch
        {
            null => $" There is no validation curve that is long enough{(isValidated ? "" : " (--validation 0.1 makes one)")}.",
            { IsClear: true } => Invariant(
                $" The validation curve ends {fall.Value:F2} nats below its best, at about epoch {fall.BestEpoch}{(verdict.Overfitting.IsUndone ? "; the weights are of before the fall, so --patience undid it" : "")}."
            ),
            _ => " The validation curve does not fall from its best by more than its noise.",
        };
        var isStopped = verdict.Overfitting.IsUndone;
        return new(
            Title,
            verdict.Overfitting.Answer,
            told + curve,
            verdict.Overfitting.Answer == Answer.Yes
                ? $"Try {(isStopped || options?.Patience is not null ? "" : $"early stopping ({(isValidated ? "" : "--validation 0.1 ")}--patience 20), ")}smaller networks, dropout (new Dropout(0.2)), or more data."
                : null
        );
    }

    private static Finding EndingFinding(RunVerdict verdict, TrainOptions? options)
    {
        const string Title = "Still improving";
        var ending = verdict.Ending;
        if (ending.IsByPatience)
        {
            return new(
                Title,
                Answer.No,
                $"--patience ended the run, when the validation objective at β = 1 had not risen for {(options?.Patience is { } patience ? Counted.Of(patience, "epoch") : "as many epochs as it says")}.",
                null
            );
        }

        if (ending.Gain is not { } gain)
        {
            return new(Title, Answer.Open, "There are too few epochs, or some without a finite objective, to see a course.", null);
        }

        var part = ending.IsOfValidation ? "validation" : "training";
        var told = Invariant(
            $"In the last tenth of the epochs the {part} objective {(gain < 0 ? "fell" : "rose")} by {Math.Abs(gain):F3} nats{(ending.Share is { } share and > 0 ? Invariant($", {100 * share:F1} % of all that it rose") : "")}."
        );
        return verdict.IsUnfinished
            ? new(
                Title,
                Answer.Yes,
                told,
                $"Train for more epochs, such as --epochs {Invariant($"{2 * (options?.Epochs ?? 50)}")}{(options is null ? "" : $" in place of {Invariant($"{options.Epochs}")}")}."
            )
            : new(
                Title,
                ending.Answer,
                ending.Answer == Answer.Yes
                    ? $"{told} The model overfits already, so more epochs would not help."
                    : $"{told} That is little, or no more than its noise.",
                null
            );
    }

    private static string Listed(IReadOnlyList<int> dimensions) =>
        string.Join(", ", dimensions.Take(MostListed).Select(i => Invariant($"z{i}")))
        + (dimensions.Count > MostListed ? Invariant($" and {dimensions.Count - MostListed} more") : "");

    private static string An(IVaeModel model) => model.Spec.Input is Image ? "an image" : "a row";
}
