namespace FunctionalVae.App;

/// <summary>Whether training ended before its objective did.</summary>
/// <param name="Answer">Yes where the last tenth of the epochs still brought much.</param>
/// <param name="Gain">The mean of the last tenth of the epochs above that of the tenth before, in nats; null of too few epochs.</param>
/// <param name="Share">The gain in parts of all that the curve rose; null of too few epochs.</param>
/// <param name="IsOfValidation">Whether the curve is that of validation, and not that of training.</param>
/// <param name="IsByPatience">Whether patience ended the run.</param>
internal sealed record Ending(Answer Answer, double? Gain, double? Share, bool IsOfValidation, bool IsByPatience)
{
    /// <summary>Which share of the whole rise is much for one tenth of the epochs.</summary>
    public const double LeastShare = 0.02;

    private const double LeastErrors = 3;

    public static Ending Of(RunNumbers run)
    {
        var isOfValidation = run.Validation.Count > 0;
        var curve = isOfValidation ? run.Validation : run.Training;
        var isByPatience = run.BestEpoch is not null && run.Training.Count < run.EpochsAsked;
        if (CurveNoise.TenthOf(curve) is not { } tenth)
        {
            return new(isByPatience ? Answer.No : Answer.Open, null, null, isOfValidation, isByPatience);
        }

        var end = curve.TakeLast(tenth).Average();
        var gain = end - curve.SkipLast(tenth).TakeLast(tenth).Average();
        var rise = end - curve[0];
        var isClear = gain > LeastErrors * CurveNoise.Of(curve) * Math.Sqrt(2.0 / tenth) && gain > LeastShare * rise;
        return new(isClear && !isByPatience ? Answer.Yes : Answer.No, gain, rise > 0 ? gain / rise : null, isOfValidation, isByPatience);
    }
}
