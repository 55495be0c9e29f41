using System.Globalization;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What is asked of the posterior predictive p(x*|x) of some examples.</summary>
/// <param name="Draws">Draws of each posterior.</param>
/// <param name="Quantiles">The probabilities whose quantiles are wanted.</param>
internal sealed record Prediction(int Draws, IReadOnlyList<double> Quantiles)
{
    public const string Option = "--draws";
    public const string QuantilesOption = "--quantiles";

    /// <summary>Columns of it are named so, before the name of a value.</summary>
    public const string Mean = "mean ";
    public const string Deviation = "deviation ";

    /// <summary>What is found, for a line of text.</summary>
    public string Words =>
        Invariant(
            $"mean, deviation{(Quantiles.Count == 0 ? "" : $" and {(Quantiles.Count == 1 ? "quantile" : "quantiles")} {string.Join(", ", Quantiles.Select(Text))}")} of p(x*|x) by {Draws} draws of each posterior"
        );

    public static string Quantile(double probability) => $"q{Text(probability)} ";

    /// <summary>The moments and quantiles of each value.</summary>
    public Predicted<Batch> Of(SavedRun run, Batch examples, CancellationToken cancel) =>
        run.Model.Predict(
            run.Parameters,
            examples,
            KeyOf(run),
            new(Draws, ValueList.From(Quantiles), run.Backend.EvaluationThreads(0)),
            cancel
        );

    /// <summary>The key of the draws: the same for the same run.</summary>
    public static Key KeyOf(SavedRun run) => Key.FromSeed(run.Seed).Child(KeySites.Prediction);

    private static string Text(double probability) => probability.ToString("0.######", CultureInfo.InvariantCulture);
}
