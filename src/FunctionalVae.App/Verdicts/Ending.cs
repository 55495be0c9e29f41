namespace FunctionalVae.App;

/// <summary>Whether training ended before its objective did.</summary>
/// <param name="Answer">Yes where some more epochs would bring what matters; open where the jumps of the curve may hide that.</param>
/// <param name="Pace">How fast the curve rises at its end; null of too few epochs.</param>
/// <param name="Matter">What matters.</param>
/// <param name="IsOfValidation">Whether the curve is that of validation, and not that of training.</param>
/// <param name="IsByPatience">Whether patience ended the run.</param>
internal sealed record Ending(Answer Answer, CurvePace? Pace, Matter Matter, bool IsOfValidation, bool IsByPatience)
{
    // What is beyond chance, and what may be hidden by it.
    private const double LeastErrors = 3;
    private const double HidingErrors = 2;

    public static Ending Of(RunNumbers run)
    {
        var isOfValidation = run.Validation.Count > 0;
        var isByPatience = run.BestEpoch is not null && run.Training.Count < run.EpochsAsked;
        var matter = Matter.Of(run);
        var pace = CurvePace.Of(isOfValidation ? run.Validation : run.Training);
        var answer =
            isByPatience ? Answer.No
            : pace is null ? Answer.Open
            : pace.Brings > Math.Max(matter.Nats, LeastErrors * pace.BringsError) ? Answer.Yes
            : pace.Brings + (HidingErrors * pace.BringsError) > matter.Nats ? Answer.Open
            : Answer.No;
        return new(answer, pace, matter, isOfValidation, isByPatience);
    }
}
