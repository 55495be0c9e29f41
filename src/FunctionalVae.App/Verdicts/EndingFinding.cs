using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What is said of whether training was long enough.</summary>
internal static class EndingFinding
{
    private const string Title = "Still improving";

    public static Finding Of(RunVerdict verdict, TrainedModel trained)
    {
        var (ending, options) = (verdict.Ending, trained.Options);
        if (ending.IsByPatience)
        {
            return new(
                Title,
                Answer.No,
                $"--patience ended the run, when the validation objective at β = 1{(ObjectiveText.Validated(trained.Model) is { } validated ? $", {validated}," : "")} had not risen for {(options?.Patience is { } patience ? Counted.Of(patience, "epoch") : "as many epochs as it says")}.",
                null
            );
        }

        if (ending.Pace is not { } pace)
        {
            return new(Title, Answer.Open, "There are too few epochs, or some without a finite objective, to see a course.", null);
        }

        var told = Told(ending, pace, trained.Model);
        return (ending.Answer, verdict.IsUnfinished) switch
        {
            (Answer.Yes, true) => new(
                Title,
                Answer.Yes,
                told,
                trained.MoreEpochs is { } more
                    ? Invariant($"Train for more epochs, such as {more} in place of {options!.Epochs}.")
                    : "Train for more epochs."
            ),
            (Answer.Yes, _) => new(Title, Answer.Yes, $"{told} The model overfits already, so more epochs would not help.", null),
            (Answer.Open, _) => new(
                Title,
                Answer.Open,
                $"{told} The curve jumps too much from epoch to epoch to tell whether it still rises; more epochs would.",
                null
            ),
            _ => new(Title, Answer.No, told, null),
        };
    }

    private static string Told(Ending ending, CurvePace pace, IVaeModel model)
    {
        var curve = ending.IsOfValidation ? "validation" : "training";
        var matter = Invariant(
            $" Less than {ending.Matter.Nats:F3} nats does not matter: {(ending.Matter.IsPerValue ? Invariant($"that is {Matter.LeastPerValue} for each value of {ModelText.AnExample(model)}") : $"another choice of {ModelText.Examples(model)} would change the objective as much")}."
        );
        return Invariant(
                $"Over the last {pace.Over} epochs the {curve} objective {(pace.PerEpoch < 0 ? "fell" : "rose")} by {Math.Abs(pace.PerEpoch):F4} nats an epoch; at that pace {pace.Ahead} more epochs would bring {ReportNumbers.Fine(pace.Brings)} ± {pace.BringsError:F3}."
            ) + (ending.Matter.Nats > 0 ? matter : "");
    }
}
