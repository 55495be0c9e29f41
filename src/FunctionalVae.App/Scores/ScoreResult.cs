using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What <c>score</c> found.</summary>
/// <param name="Run">The run.</param>
/// <param name="Name">What people call the data.</param>
/// <param name="Scored">Which examples of them were scored.</param>
/// <param name="Scorer">How they were scored.</param>
/// <param name="Scores">One for each.</param>
/// <param name="HeldOut">The scores of those held out; null where no threshold was asked for.</param>
/// <param name="Labels">How well scores agree with labels; null where there are none of 0 and 1.</param>
internal sealed record ScoreResult(
    SavedRun Run,
    string Name,
    ScoredRows Scored,
    RowScorer Scorer,
    IReadOnlyList<ExampleScore> Scores,
    HeldOutScores? HeldOut,
    ScoredLabels? Labels
)
{
    private string Rows => ModelText.Examples(Run.Model);

    private int Bounds => Scores.Count(score => score.IsBound);

    private int Found => HeldOut is null ? 0 : Scores.Count(score => score.Value > HeldOut.Threshold);

    private double Median => Scores.Select(score => score.Value).Order().ElementAt(Scores.Count / 2);

    /// <summary>For people.</summary>
    public void Say(TextWriter writer, string path)
    {
        writer.Write(
            Invariant(
                $"{Run.Model.Name} on {Name}: {Scores.Count} {Scored.Words} {Rows}; {Scorer.Options.Draws} to {Scorer.Options.MostDraws} draws, seed {Scorer.Seed}; nats per {ModelText.Example(Run.Model)}\n"
            )
        );
        writer.Write(Invariant($"median score {Median:F3}; {Scores.Count - Bounds} estimates, {Bounds} only upper bounds (is_bound)\n"));
        if (HeldOut is not null)
        {
            writer.Write(
                Invariant(
                    $"threshold {HeldOut.Threshold:F3} for {100 * HeldOut.FalseAlarms:0.###} % false alarms, from {HeldOut.Count} {Rows} held out: {Found} of {Scores.Count} {Rows} are outliers\n"
                )
            );
        }

        if (Labels is not null)
        {
            writer.Write(
                Invariant(
                    $"ROC-AUC {Labels.RocAuc:F4}: {Labels.OutlierCount} {Rows} with label 1 against {Scores.Count - Labels.OutlierCount} with label 0\n"
                )
            );
        }
        else if (Scored.Table.Labels is { } codes && codes.Distinct().Count() <= 2)
        {
            writer.Write("no area under the ROC: for that the labels are 0 and 1, of which 1 are the outliers, and both occur\n");
        }

        writer.Write(Invariant($"wrote {path}: the scores of {Scores.Count} {Rows}\n"));
        writer.Write($"a score is -log p(x) of this model, and compares with no other model's{Units()}\n");
    }

    /// <summary>For programs: one line.</summary>
    public string ToJson(string path) =>
        Json.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", ObjectiveJson.Schema);
            json.WriteString("model", Run.Model.Name);
            Run.Backend.Write(json);
            json.WriteString("data", Name);
            json.WriteString("file", path);
            json.WriteNumber("draws", Scorer.Options.Draws);
            json.WriteNumber("mostDraws", Scorer.Options.MostDraws);
            json.WriteNumber("seed", Scorer.Seed);
            json.WriteNumber("count", Scores.Count);
            json.WriteNumber("bounds", Bounds);
            if (double.IsFinite(Median))
            {
                json.WriteNumber("medianScore", Median);
            }

            if (HeldOut is not null)
            {
                json.WriteNumber("falseAlarms", HeldOut.FalseAlarms);
                json.WriteNumber("heldOutCount", HeldOut.Count);
                json.WriteNumber("outliers", Found);
                if (double.IsFinite(HeldOut.Threshold))
                {
                    json.WriteNumber("threshold", HeldOut.Threshold);
                }
            }

            if (Labels is not null)
            {
                json.WriteNumber("rocAuc", Labels.RocAuc);
            }

            json.WriteEndObject();
        });

    // A mass does not change with the units.
    private string Units() =>
        Run.Model.Spec.Input is Table table
            ? table.Columns.Any(column => column is NumberColumn)
                ? "; of numbers it is the density in the units of the file"
                : ""
            : Run.Run.Scaling is { } scaling && Run.Model.Spec.Likelihood is Likelihood { IsMass: false }
                ? Invariant($"; it is of the scaled values: add {scaling.LogVolume:+0.000;-0.000;+0.000} for the units of the data")
                : "";
}
