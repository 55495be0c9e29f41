using System.CommandLine;
using FunctionalVae.Data;
using FunctionalVae.Reports;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>reconstruct RUN</c>: test examples and what the model makes of them.</summary>
internal static class ReconstructCommand
{
    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var words = new RunFlags(catalogue);
        var count = Values.Whole(
            "--count",
            $"How many, from the first. [default: {PairPicture.UsualCount} in a picture, {PredictedPicture.UsualCount} of a posterior predictive, all in a table]",
            1
        );
        var file = Values.Path("--out", ExampleFile.OutHelp("reconstructions-N or predictive-N"), ExampleFile.OutName);
        var encoded = new EncodedFlag();
        var prediction = new PredictionFlags();
        var command = words.Command(
            "reconstruct",
            "Encodes test examples, decodes the posteriors' means, and shows the originals over their reconstructions; with --draws over their posterior predictive.",
            [count, encoded.Option, .. prediction.All, file]
        );
        command.SetAction(parsed =>
        {
            var run = words.Load(parsed, host);
            var asked = prediction.Read(parsed, run);
            var data = words.LoadTestData(parsed, run);
            var test = new TestExamples(run, data, encoded.Read(parsed, run));
            var wantsPicture =
                run.Model.Spec.Input is Image && parsed.GetValue(file)?.EndsWith(OutFile.Csv, StringComparison.OrdinalIgnoreCase) != true;
            var usual = asked is null ? PairPicture.UsualCount : PredictedPicture.UsualCount;
            var number = parsed.GetValue(count) ?? (wantsPicture ? Math.Min(usual, test.Count) : test.Count);
            var originals = test.First(number);
            var name = asked is null ? "reconstructions" : "predictive";
            using var target = ExampleFile.Prepare(run, data, parsed.GetValue(file), Invariant($"{name}-{number}"), host.Cancel);
            var made = asked is null
                ? Reconstruction(run, originals, target.IsPicture, host.Cancel)
                : Predictive(run, asked, originals, data.Test, target.IsPicture, host.Cancel);
            if (made.Picture is { } picture)
            {
                target.Save(picture);
            }
            else
            {
                target.Save(
                    new ResultTable(
                        [
                            .. ResultColumn.Places(data.Test, _ => data.PartOfTest),
                            .. run.Run.Table is null ? ResultColumn.Of(run.Columns, test.Originals(number)) : run.Outputs(originals.Values),
                            .. made.Columns,
                            .. ResultColumn.Labels(data.Test, null),
                        ],
                        number
                    )
                );
            }

            host.Output.Write(
                Invariant(
                    $"wrote {target.Path}: {number} of {test.Count} {data.PartOfTest} {ModelText.Examples(run.Model)} of {data.Name}{(asked is null ? "" : $", {asked.Words}")}\n{made.Note}{(asked is null ? "" : Prediction.Note)}{test.Note}"
                )
            );
            return ExitCodes.Done;
        });
        return command;
    }

    private static Made Reconstruction(SavedRun run, Batch originals, bool isPicture, CancellationToken cancel)
    {
        var work = new ModelWork(run, cancel);
        var values = work.Decode(work.Encode(originals).Mean);
        return isPicture
            ? new(PairPicture.Draw(run.Model, originals.Values, values), [], "")
            : new(null, run.Outputs(values, "reconstructed "), "");
    }

    private static Made Predictive(
        SavedRun run,
        Prediction asked,
        Batch originals,
        ExampleTable places,
        bool isPicture,
        CancellationToken cancel
    )
    {
        if (run.Run.Table is not null)
        {
            return new(null, PredictedRows.Of(run, asked, originals, places, cancel), "");
        }

        var predicted = asked.Of(run, originals, places, cancel);
        return isPicture
            ? new(PredictedPicture.Draw(run.Model, originals, predicted), [], PredictedPicture.Text(predicted))
            : new(null, PredictedColumns.Of(run, predicted), "");
    }

    /// <summary>What stands beside the originals.</summary>
    /// <param name="Picture">Where it is a picture.</param>
    /// <param name="Columns">Where it is not.</param>
    /// <param name="Note">A line on it, or nothing.</param>
    private sealed record Made(Bitmap? Picture, IEnumerable<ResultColumn> Columns, string Note);
}
