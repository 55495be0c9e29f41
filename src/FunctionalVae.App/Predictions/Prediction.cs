using System.Globalization;
using FunctionalVae.Data;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What is asked of the posterior predictive p(x*|x) of some examples.</summary>
/// <param name="Draws">Draws of each posterior.</param>
/// <param name="Quantiles">The probabilities whose quantiles are wanted.</param>
/// <param name="Seed">The seed of the draws.</param>
internal sealed record Prediction(int Draws, IReadOnlyList<double> Quantiles, ulong Seed)
{
    /// <summary>Columns of it are named so, before the name of a value.</summary>
    public const string Mean = "mean ";
    public const string Deviation = "deviation ";
    public const string DeviationByZ = "deviation by z ";

    /// <summary>What is not to be read into it.</summary>
    public const string Note =
        "quantiles are those of x*, another example with the same z: how often x itself lies between them is another matter\n";

    /// <summary>What is found, for a line of text.</summary>
    public string Words =>
        Invariant(
            $"mean, deviation{(Quantiles.Count == 0 ? "" : $" and {(Quantiles.Count == 1 ? "quantile" : "quantiles")} {string.Join(", ", Quantiles.Select(Text))}")} of p(x*|x) by {Draws} draws of each posterior"
        );

    /// <summary>The key of the draws.</summary>
    public Key Key => Key.FromSeed(Seed).Child(KeySites.Prediction);

    public static string Quantile(double probability) => $"q{Text(probability)} ";

    /// <summary>The moments and quantiles of each value.</summary>
    /// <exception cref="UserErrorException">One is not finite.</exception>
    public Predicted<Batch> Of(SavedRun run, Batch examples, ExampleTable places, CancellationToken cancel)
    {
        var predicted = run.Model.Predict(
            run.Parameters,
            examples,
            Key,
            new(Draws, ValueList.From(Quantiles), run.Backend.EvaluationThreads(0)),
            cancel
        );
        for (var row = 0; row < examples.Count; row++)
        {
            RequireFinite(
                run,
                places,
                row,
                Finite(predicted.Means[row])
                    && Finite(predicted.Variances[row])
                    && predicted.Quantiles.All(quantile => Finite(quantile.Values[row]))
            );
        }

        return predicted;

        static bool Finite(ReadOnlyMemory<float> values) => values.ToArray().All(float.IsFinite);
    }

    /// <summary>Refuses a row of which something is not finite.</summary>
    public static void RequireFinite(SavedRun run, ExampleTable places, int row, bool isFinite)
    {
        if (!isFinite)
        {
            var place = places.PlaceOf(row);
            throw new UserErrorException(
                Invariant(
                    $"With {run.Path} the posterior predictive of row {place.Row} (from 0) of {place.File} is not finite: its latent values or what is decoded of them overflow. Look at that row, or train again with a lower learning rate."
                )
            );
        }
    }

    private static string Text(double probability) => probability.ToString("0.################", CultureInfo.InvariantCulture);
}
