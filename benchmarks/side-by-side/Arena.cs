using FunctionalVae.Passes;
using static System.FormattableString;

namespace FunctionalVae.SideBySide;

/// <summary>How large the arena of a training step is, and the least that the lifetimes of its buffers allow in this order of operations.</summary>
internal static class Arena
{
    /// <summary>A Markdown table of models at the batch size of their defaults.</summary>
    public static string Table(IEnumerable<IVaeModel> models) =>
        "| model | batch | bytes of the arena | of a forward pass | least by lifetimes, training | arena/least |\n|---|---|---|---|---|---|\n"
        + string.Concat(
            models.Select(model =>
            {
                var bytes = (long)sizeof(float) * model.Defaults.BatchSize;
                var places = Plan.Of(model.Spec).TrainingPlaces;
                return Invariant(
                    $"| {model.Name} | {model.Defaults.BatchSize} | {bytes * model.Layout.TrainingWidth} | {bytes * model.Layout.ForwardWidth} | {bytes * places.Least} | {(double)places.Width / places.Least:F2} |\n"
                );
            })
        );
}
