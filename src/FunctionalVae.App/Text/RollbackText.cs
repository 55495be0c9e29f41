using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>A rollback in one line.</summary>
internal static class RollbackText
{
    /// <summary>What was seen, and where training went back to.</summary>
    /// <param name="progress">Of the place; its rollback is not null.</param>
    public static string Of(TrainingProgress progress)
    {
        var (step, to, loss, level) = progress.Rollback!;
        var seen = double.IsFinite(loss) ? Invariant($"the loss is {loss:F3}, above {level:F3}") : "the loss or a weight is not finite";
        return Invariant($"spike at step {step}: {seen}; back to step {to} in epoch {progress.Epoch}, and on in another order");
    }
}
