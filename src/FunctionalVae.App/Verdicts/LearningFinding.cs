using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What is said of whether a model learned less than one that says the same of every example.</summary>
internal static class LearningFinding
{
    // As the heading has it, so that a yes is no praise.
    private const string Title = "Nothing learned";

    /// <summary>Null where there is no such fault, unless it was told by another number than the page has at its head.</summary>
    public static Finding? Of(RunVerdict verdict, TrainedModel trained) =>
        verdict.Learning switch
        {
            { IsNone: true } => Nothing(verdict, trained),
            { IsOfReconstruction: true, Told: { Above: not null } told } when double.IsFinite(told.PairedError) => new(
                Title,
                Answer.No,
                $"{VerdictText.BesideConstant("reconstruction", told, trained.Model)}{(told.Above < 0 ? " That is not below by more than 3 standard errors and more than what matters." : "")}{Why(verdict.Learning, trained)}",
                null
            ),
            _ => null,
        };

    private static Finding Nothing(RunVerdict verdict, TrainedModel trained)
    {
        var (model, options, learning) = (trained.Model, trained.Options, verdict.Learning);
        // Values of other domains would leave theirs, columns of tables are scaled by themselves, and embedded data have their scale.
        var isForScaling = !trained.IsScaled && trained.IsOfFiles && model.Spec.Input.Domain == ValueDomain.Real;
        var rate = options is null ? "--learning-rate" : Invariant($"--learning-rate {options.LearningRate / 10:G3}");
        var what = learning.IsOfReconstruction ? "reconstruction" : "objective";
        var reason = learning is { IsFarBehind: false, Told: { } told }
            ? $"{VerdictText.BesideConstant(what, told, model)} That is below by more than 3 standard errors."
            : Invariant(
                $"The {what} of the training part is more than 10 nats for each of the {model.Layout.InputWidth} values below that of a model that says the same of every {ModelText.Example(model)}."
            );
        return new(
            Title,
            Answer.Yes,
            reason + Why(learning, trained),
            VerdictText.IsEarly(verdict)
                ? null
                : $"Train with another learning rate, a smaller one first ({rate}){(isForScaling ? ", scale the values (--scale standardise)" : "")}{(verdict.Overfitting.Answer == Answer.Yes ? "" : $", or train for more epochs{(trained.MoreEpochs is { } more ? $" ({more})" : "")}")}."
        );
    }

    private static string Why(Learning learning, TrainedModel trained) =>
        !learning.IsOfReconstruction ? ""
        : trained is { Model.Spec: var spec, Options: { } options } && WarmupText.IsKlUnfinished(options)
            ? $" The reconstruction tells it and not the objective, for {WarmupText.KlEnd(spec, options)}."
        : $" The reconstruction tells it and not the objective, for training had {trained.Model.Spec.Objective.TrainedDivergenceName} in place of the {trained.Model.Spec.Objective.DivergenceName}.";
}
