using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Rows under a condition: what <c>impute</c> makes of rows that hold the condition only.</summary>
/// <param name="Run">A run of a table.</param>
/// <param name="Condition">The condition.</param>
internal sealed record ConditionalRows(SavedRun Run, Condition Condition)
{
    // Of each its own latent vectors are drawn and weighed; rows beyond share those of others.
    private const int MostExamples = 10_000;

    /// <summary>The rows of a run under the words of a condition.</summary>
    /// <exception cref="UserErrorException">The run is not of a table, or the words are no condition for it.</exception>
    public static ConditionalRows Of(SavedRun run, IReadOnlyList<string> words) =>
        new(
            run,
            Condition.Of(
                run.Path,
                run.Run.Table
                    ?? throw new UserErrorException(
                        $"{run.Path} is not a run of a table: its values have no columns of which one could be given. Train with --table, or leave {Condition.Option} out."
                    ),
                words
            )
        );

    /// <summary>Draws rows.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The rows, and what is to be known of them.</returns>
    public (ResultTable Rows, string Text) Draw(int count, ulong seed, CancellationToken cancel)
    {
        var each = ((count - 1) / MostExamples) + 1;
        var imputed = Impute(((count - 1) / each) + 1, each, seed, cancel);
        var values = imputed.Rows.Values[..(count * imputed.Rows.Width)];
        Require(values.ToArray().All(float.IsFinite));
        return (
            new([.. Condition.Columns(values)], count),
            Invariant($"{Count(count)} drawn given {Condition.Words}; --values {SampledValues.Means} gives the likeliest\n{Doubt(imputed)}")
        );
    }

    /// <summary>The one row of the likeliest levels and mean numbers.</summary>
    /// <param name="seed">The seed of the latent vectors.</param>
    /// <param name="cancel">Stops it.</param>
    public (ResultTable Rows, string Text) Mean(ulong seed, CancellationToken cancel)
    {
        var imputed = Impute(1, 1, seed, cancel);
        float[] means = [.. imputed.Examples[0].Means.Select(mean => (float)mean)];
        Require(means.All(float.IsFinite));
        return (
            new([.. Condition.Columns(means)], 1),
            $"the likeliest level and the mean number of each column given {Condition.Words}; --values {SampledValues.Draws} draws rows\n{Doubt(imputed)}"
        );
    }

    private Imputed<Batch> Impute(int examples, int rows, ulong seed, CancellationToken cancel) =>
        Run.Model.Impute(
            Run.Parameters,
            Run.Input(Condition.Examples(examples)),
            Key.FromSeed(seed).Child(KeySites.Imputation),
            new(rows, Threads: Run.Backend.EvaluationThreads(0)),
            cancel
        );

    private void Require(bool isFinite)
    {
        if (!isFinite)
        {
            throw new UserErrorException(
                $"With {Run.Path} what is drawn given {Condition.Words} is not a number: its latent values or what is decoded of them overflow. Give other values, or train again with a lower learning rate."
            );
        }
    }

    private static string Doubt(Imputed<Batch> imputed)
    {
        ImputedExample[] rough = [.. imputed.Examples.Where(example => !example.IsReliable)];
        return rough.Length == 0
            ? ""
            : Invariant(
                $"such rows are unlike what the model knows, and the draws are rough: in {rough.Length} of {imputed.Examples.Count} times, of {rough.Average(example => example.LatentDraws):F0} latent vectors only {rough.Average(example => example.EffectiveDraws):F1} weighed\n"
            );
    }

    private static string Count(int count) => count == 1 ? "1 row" : Invariant($"{count} rows");
}
