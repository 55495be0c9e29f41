using FunctionalVae.Data;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>
/// Scores rows with a run's model: the same numbers for the same seed, each row by its own number; those of a table in the units of its files.
/// </summary>
/// <param name="Run">The run.</param>
/// <param name="Seed">Of the draws and of binarization.</param>
/// <param name="Options">How many draws.</param>
/// <param name="Cancel">Stops the work.</param>
internal sealed record RowScorer(SavedRun Run, ulong Seed, ScoreOptions Options, CancellationToken Cancel)
{
    private const ulong GivenSite = 0;
    private const ulong HeldOutSite = 1;
    private const ulong BinarizationSite = 0;
    private const ulong DrawSite = 1;

    /// <summary>The scores of rows that are asked about.</summary>
    public IReadOnlyList<ExampleScore> Given(ExampleTable rows) => Score(rows, GivenSite);

    /// <summary>The scores of the rows that the run held out, which give a threshold.</summary>
    public IReadOnlyList<ExampleScore> HeldOut(ExampleTable rows) => Score(rows, HeldOutSite);

    private IReadOnlyList<ExampleScore> Score(ExampleTable rows, ulong site)
    {
        var key = Key.FromSeed(Seed).Child(KeySites.Scoring).Child(site);
        var examples = Run.Model.Binarize(Run.Input(rows), key.Child(BinarizationSite));
        var scores = Run.Model.Score(Run.Parameters, examples, key.Child(DrawSite), Options, Cancel);
        for (var row = 0; row < scores.Count; row++)
        {
            if (double.IsNaN(scores[row].Value))
            {
                var place = rows.PlaceOf(row);
                throw new UserErrorException(
                    Invariant(
                        $"With {Run.Path} the score of row {place.Row} (from 0) of {place.File} is not a number: its latent values or what is decoded of them overflow. Look at that row, or train again with values that are scaled."
                    )
                );
            }
        }

        return Run.Run.Table?.Fit.InUnits(scores, examples.Values) ?? scores;
    }
}
