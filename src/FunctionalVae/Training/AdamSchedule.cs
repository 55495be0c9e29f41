using FunctionalVae.Kernels;

namespace FunctionalVae;

/// <summary>Adam's constants at a step, computed in float64 and then rounded once.</summary>
internal static class AdamSchedule
{
    /// <param name="options">How to train.</param>
    /// <param name="step">The step about to be made, from 1.</param>
    public static AdamStep At(TrainOptions options, long step)
    {
        var adam = options.Adam ?? new();
        return new(
            (float)(options.LearningRate / (1 - Math.Pow(adam.Beta1, step))),
            (float)(1 - adam.Beta1),
            (float)adam.Beta2,
            (float)(1 - adam.Beta2),
            (float)(1 / Math.Sqrt(1 - Math.Pow(adam.Beta2, step))),
            (float)adam.Epsilon
        );
    }
}
