namespace FunctionalVae.App;

/// <summary>Whether a model knows the rows that it was trained on better than others of their kind.</summary>
/// <param name="Answer">Yes where the gap is large, or the validation curve falls and the weights are of its end.</param>
/// <param name="Gap">The objective of the training part above that of the examples held out; null where one is missing.</param>
/// <param name="Fall">How far the validation curve ends below its best; null without a validation curve that is long enough.</param>
/// <param name="IsUndone">Whether the weights are of an epoch before the fall.</param>
internal sealed record Overfitting(Answer Answer, ObjectiveGap? Gap, CurveFall? Fall, bool IsUndone)
{
    public static Overfitting Of(RunNumbers run)
    {
        var gap = run is { Train: { } train, Test: { } test } ? ObjectiveGap.Of(train, test) : null;
        var fall = CurveFall.Of(run.Validation);
        var isUndone = fall is { IsClear: true } && run.BestEpoch is not null;
        var answer =
            gap is { IsLarge: true } || (fall is { IsClear: true } && !isUndone) ? Answer.Yes
            : gap is null && fall is null ? Answer.Open
            : Answer.No;
        return new(answer, gap, fall, isUndone);
    }
}
