namespace FunctionalVae.App;

/// <summary>The shares of a score by what people call columns: those of the file, and last the latent variable.</summary>
internal static class ScoreShares
{
    private const string Latent = "latent";

    /// <summary>What the shares are called.</summary>
    public static IReadOnlyList<string> Names(SavedRun run) =>
        [.. run.Model.Spec.Input is Table table ? table.Columns.Select(column => column.Name) : run.Columns, Latent];

    /// <summary>The shares of one score, in nats. A column of a table that takes several values has the sum of theirs; 0 where it is missing.</summary>
    public static double[] Of(IVaeModel model, ExampleScore score) =>
        [
            .. model.Spec.Input is Table table
                ? table.Layout.Places.Select(place =>
                    score.Terms.Skip(place.First).Take(place.Choices + (place.Value is null ? 0 : 1)).Sum()
                )
                : score.Terms,
            score.LatentTerm,
        ];
}
