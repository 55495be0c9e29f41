using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>A verdict in words.</summary>
internal static class VerdictText
{
    /// <summary>The verdict in a few words: Healthy; Collapsed; Overfitted and nothing learned. Where no fault was found it names what is not known.</summary>
    public static string Headline(RunVerdict verdict)
    {
        string[] faults =
        [
            .. verdict.Learning.IsNone ? (string[])[IsEarly(verdict) ? "nothing learned yet" : "nothing learned"] : [],
            .. verdict.Collapse.Answer == Answer.Yes ? (string[])["collapsed"] : [],
            .. verdict.Overfitting.Answer == Answer.Yes ? (string[])["overfitted"] : [],
            .. verdict.IsUnfinished || verdict.IsWarming ? (string[])["not finished"] : [],
        ];
        string[] open =
        [
            .. verdict.Collapse.Answer == Answer.Open ? (string[])["posterior collapse"] : [],
            .. verdict.Overfitting.Answer == Answer.Open ? (string[])["overfitting"] : [],
            .. verdict.Ending.Answer == Answer.Open ? (string[])["whether training was long enough"] : [],
        ];
        return faults.Length > 0 ? Sentences.Capital(Listed(faults))
            : open.Length > 0 ? $"No fault found, but not known: {Listed(open)}"
            : "Healthy";
    }

    /// <summary>What is behind it, question by question.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="trained">The model, and how it was trained.</param>
    public static IReadOnlyList<Finding> Findings(RunVerdict verdict, TrainedModel trained) =>
        [
            .. WarmupText
                .Unfinished(trained.Model.Spec, trained.Options)
                .Select(found => new Finding("Warm-up not over", Answer.Yes, $"{Sentences.Capital(found.What)}.", $"Pass {found.Ways}.")),
            .. LearningFinding.Of(verdict, trained) is { } learning ? (Finding[])[learning] : [],
            CollapseFinding.Of(verdict.Collapse, trained),
            OverfittingFinding.Of(verdict.Overfitting, trained),
            EndingFinding.Of(verdict, trained),
        ];

    /// <summary>How a part compares with a model that says the same of every example of it: a sentence.</summary>
    /// <param name="what">What is compared: the objective, or the reconstruction.</param>
    /// <param name="part">The part, which has such a model.</param>
    /// <param name="model">The model.</param>
    public static string BesideConstant(string what, PartObjective part, IVaeModel model) =>
        Invariant(
            $"The {what} of the {part.Name} part is {ReportNumbers.Nats(part.Value)} nats, that of a model that says the same of every {ModelText.Example(model)} {ReportNumbers.Nats(part.Constant!.Value)}: {Math.Abs(part.Above!.Value):F2} ± {part.PairedError:F2} {(part.Above < 0 ? "below" : "above")} it, {ModelText.Example(model)} by {ModelText.Example(model)}."
        );

    /// <summary>Whether it was stopped early: then it is to be trained longer, and nothing else, which is said of its ending.</summary>
    public static bool IsEarly(RunVerdict verdict) => verdict.IsUnfinished && !verdict.Learning.IsFarBehind;

    private static string Listed(string[] words) => words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
}
