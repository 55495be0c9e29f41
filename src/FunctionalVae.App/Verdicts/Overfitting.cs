namespace FunctionalVae.App;

/// <summary>Whether a model knows the rows that it was trained on better than others of their kind.</summary>
/// <param name="Answer">Yes where the gap is large, or the validation curve falls and the weights are of its end; open where too few examples were held out to see a gap that matters.</param>
/// <param name="Gap">The objective of the training part above that of the examples held out; null where one is missing.</param>
/// <param name="Fall">How far the validation curve ends below its best; null without a validation curve that is long enough.</param>
/// <param name="IsUndone">Whether the weights are of an epoch whose value is nearer the best than the end.</param>
internal sealed record Overfitting(Answer Answer, ObjectiveGap? Gap, CurveFall? Fall, bool IsUndone)
{
    // What is computed of the same terms in another order, in nats.
    private const double LeastApart = 1e-9;

    /// <summary>The epoch that patience kept, from 1; null without patience.</summary>
    public int? Kept { get; private init; }

    /// <summary>Whether patience would have kept weights of before the end, as far as that is known: by the validation curve at β = 1 where there is one.</summary>
    public bool IsForPatience { get; private init; }

    public static Overfitting Of(RunNumbers run)
    {
        var gap = run is { Train: { } train, Test: { } test } ? ObjectiveGap.Of(train, test) : null;
        var fall = FallOf(run);
        // Patience goes by the curve at β = 1, which may rise where this one falls.
        var isUndone = fall is { IsClear: true } && run.BestEpoch is { } epoch && run.Validation[epoch - 1] > (fall.Best + fall.End) / 2;
        var answer =
            gap is { IsLarge: true } || (fall is { IsClear: true } && !isUndone) ? Answer.Yes
            : gap is { IsBlind: true } || (gap is null && fall is null) ? Answer.Open
            : Answer.No;
        return new(answer, gap, fall, isUndone)
        {
            Kept = run.BestEpoch,
            IsForPatience = !isUndone && (run.Patient.Count == 0 || CurveFall.Of(run.Patient) is { IsClear: true }),
        };
    }

    // Where patience chose by this very curve, the best epoch is the one that it chose.
    private static CurveFall? FallOf(RunNumbers run) =>
        CurveFall.Of(run.Validation) is not { } fall ? null
        : run.BestEpoch is { } chosen && run.Validation.Zip(run.Patient).All(pair => Math.Abs(pair.First - pair.Second) <= LeastApart)
            ? fall with
            {
                BestEpoch = chosen,
            }
        : fall;
}
