using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>What the objectives of a run are: only those of one kind can be compared.</summary>
/// <param name="Name">The name that <c>--json</c> gives them.</param>
/// <param name="IsMass">Whether they are log-masses and not log-densities; null for what is neither, or where an earlier version did not record it.</param>
/// <param name="Scaling">How values are scaled; null where they are not.</param>
/// <param name="Trained">What training maximised at β = 1, where that is another quantity than what is estimated of the trained model.</param>
/// <param name="Validated">The same of validation, which has the KL where training has another divergence of each posterior.</param>
/// <param name="Divergence">What training subtracts from the reconstruction.</param>
/// <param name="IsThreshold">Whether grey values are made binary by a threshold, and not at random or not at all.</param>
internal sealed record ObjectiveKind(
    string Name,
    bool? IsMass,
    FittedScaling? Scaling,
    string? Trained,
    string? Validated,
    string Divergence,
    bool IsThreshold
)
{
    public static ObjectiveKind Of(ComparedRun run)
    {
        var trained = run.Text("objective", "trained");
        var divergence = run.Text("objective", "trainedDivergence");
        return new(
            run.Text("objective", "kind") ?? run.Text("results", "objective") ?? "objective",
            run.Flag("objective", "isMass"),
            run.Record.Data.Scaling,
            divergence ?? trained,
            divergence is null ? trained : null,
            run.Divergence,
            run.Record.Binarization == Binarization.Threshold
        );
    }

    /// <summary>Why the objectives of two runs cannot be compared, as in a sentence each; none where they can.</summary>
    public static IEnumerable<string> Differences(ObjectiveKind one, ObjectiveKind other)
    {
        if (one.Name != other.Name)
        {
            yield return $"{one.Words} beside {other.Words}";
        }

        if (one.IsMass is { } mass && other.IsMass is { } density && mass != density)
        {
            yield return "log-masses beside log-densities";
        }

        // A density changes with the units. What is neither is of values as they are or scaled, too.
        if (one.IsMass != true && other.IsMass != true && !Equals(one.Scaling, other.Scaling))
        {
            yield return "objectives of values that are scaled otherwise";
        }

        if (one.IsThreshold != other.IsThreshold)
        {
            yield return "objectives of values that are made binary otherwise";
        }

        if (one.Trained != other.Trained && one.Validated == other.Validated)
        {
            yield return $"training with other divergences ({one.Divergence} beside {other.Divergence}), where validation and the estimates are of one kind";
        }
        else if (one.Trained != other.Trained)
        {
            yield return "training and validation by other bounds, where the estimates are of one kind";
        }
    }

    private string Words =>
        Name switch
        {
            "elbo" => "evidence lower bounds",
            "reconstruction" => "log-likelihoods of reconstructions",
            _ => Name.Replace('-', ' '),
        };
}
