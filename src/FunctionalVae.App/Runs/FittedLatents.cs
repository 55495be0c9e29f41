using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary>What <c>sample</c> draws latent vectors from.</summary>
internal static class FittedLatents
{
    public const string Fitted = "fitted";
    public const string Prior = "prior";

    /// <summary>The options of <c>train</c> that fit some.</summary>
    public static string Options { get; } = $"{LatentKind.Mixture.Option}, {LatentKind.Flow.Option}, {LatentKind.Posteriors.Option}";

    // What makes a run have fitted latents.
    private static readonly string Any =
        $"--for samples, {LatentKind.Mixture.Option}, {LatentKind.Flow.Option} or {LatentKind.Posteriors.Option}";

    /// <summary>The distribution that was fitted after training; null for the prior.</summary>
    /// <param name="run">The run.</param>
    /// <param name="word">Of <c>--latents</c>; null where nothing is said.</param>
    /// <exception cref="UserErrorException">The run has no fitted ones, or the model has no prior.</exception>
    public static LatentDistribution? Of(SavedRun run, string? word)
    {
        if (word != Prior && Required(run) is { } latents)
        {
            return latents;
        }

        if (word == Fitted)
        {
            throw Lost(run) is { } lost
                ? new UserErrorException($"{lost} Put it back, train again with {Any}, or pass --latents {Prior}.")
                : new UserErrorException($"{run.Path} has no fitted latents. Train with {Any}, or pass --latents {Prior}.");
        }

        PriorMoments.Require(run.Model, " to sample from.");
        if (word is null && Lost(run) is { } gone)
        {
            run.Note($"{gone} Draws are from the prior.");
        }

        return null;
    }

    /// <summary>The same for those who go on without them.</summary>
    /// <param name="run">The run.</param>
    /// <param name="note">Is told why those that the run had cannot be had.</param>
    public static LatentDistribution? OrNote(SavedRun run, Action<string> note)
    {
        try
        {
            if (Lost(run) is { } lost)
            {
                note(lost);
            }

            return run.Latents;
        }
        catch (CheckpointException problem)
        {
            note($"the fitted latents are left out: {problem.Message}");
            return null;
        }
    }

    /// <summary>Refuses what is not drawn from the prior, where the prior is all that can be drawn from: rows under a condition.</summary>
    /// <param name="run">The run.</param>
    /// <param name="word">Of <c>--latents</c>; null where nothing is said.</param>
    /// <exception cref="UserErrorException">The fitted ones were asked for, or the run has some and nothing was said.</exception>
    public static void RequirePrior(SavedRun run, string? word)
    {
        if (word == Fitted)
        {
            throw new UserErrorException($"--latents {Fitted}: rows under a condition are drawn from the prior, given it. Leave it out.");
        }

        if (word is null && (Required(run) is not null || Lost(run) is not null))
        {
            throw new UserErrorException(
                $"{run.Path} draws from fitted latents, and rows under a condition are drawn from the prior, given it, where such a model is poor. Train another without {Any}, or pass --latents {Prior} to draw them all the same."
            );
        }
    }

    private static LatentDistribution? Required(SavedRun run)
    {
        try
        {
            return run.Latents;
        }
        catch (CheckpointException problem)
        {
            throw new UserErrorException($"{problem.Message} Or pass --latents {Prior}.", problem);
        }
    }

    // That the file of the latents which a run recorded is not there; a file of weights that was named alone has none beside it.
    private static string? Lost(SavedRun run) =>
        run.Record is { Latents: { } kind } && Directory.Exists(run.Path) && run.Latents is null
            ? $"{RunFiles.Facts} of {run.Path} says that latents were fitted ({kind}), and {RunFiles.Latents} is gone."
            : null;
}
