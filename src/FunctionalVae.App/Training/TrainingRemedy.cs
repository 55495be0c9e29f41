using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What to do where training ended in numbers that are not finite, or far behind what is known without a model.</summary>
internal static class TrainingRemedy
{
    // Adam moves each weight by about the learning rate a step: beyond this it jumps across what there is to find.
    private const double LargeRate = 0.05;
    private const double UsualRate = 1e-3;

    // Columns of other sizes than about 1 are far from where weights begin.
    private const double LargeMagnitude = 10;
    private const double LargeCount = 100;

    /// <summary>The remedy for the likeliest cause that options and values show; null where they show none.</summary>
    public static string? Of(TrainRequest request, TrainData data)
    {
        var rate = request.Options.LearningRate;
        var magnitude = data.Train.Values.ToArray().Max(Math.Abs);
        return Decay(request.Options.Optimizer) is var decay && decay * rate >= 1
                ? Invariant($"A weight decay of {decay} turns every weight over at each step: try a smaller --weight-decay.")
            : rate > LargeRate ? Invariant($"A learning rate of {rate} is very large: try --learning-rate {UsualRate}.")
            : request.Model.Spec.Input.Domain == ValueDomain.Count && magnitude > LargeCount
                ? Invariant($"The counts go up to {magnitude}, and the encoder sees them as they are: begin it with new LayerNorm().")
            : request.Model.Spec.Input.Domain is not (ValueDomain.Count or ValueDomain.Columns)
            && data.Scaling is null
            && magnitude > LargeMagnitude
                ? Invariant($"The values go up to {magnitude}: try --scale standardise.")
            : null;
    }

    private static double Decay(Optimizer? optimizer) =>
        optimizer switch
        {
            AdamW adam => adam.WeightDecay,
            Sgd sgd => sgd.WeightDecay,
            _ => 0,
        };
}
