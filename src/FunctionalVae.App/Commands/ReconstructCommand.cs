using System.CommandLine;
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
            count,
            encoded.Option,
            prediction.Draws,
            prediction.Quantiles,
            file
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
            var note = Save(run, asked, originals, target, made => Table(run, data, test, originals, made), host.Cancel);
            host.Output.Write(
                Invariant(
                    $"wrote {target.Path}: {number} of {test.Count} {data.PartOfTest} {ModelText.Examples(run.Model)} of {data.Name}{(asked is null ? "" : $", {asked.Words}")}\n{note}{test.Note}"
                )
            );
            return ExitCodes.Done;
        });
        return command;
    }

    // What there is to say of it.
    private static string Save(
        SavedRun run,
        Prediction? asked,
        Batch originals,
        OutFile target,
        Func<IEnumerable<ResultColumn>, ResultTable> table,
        CancellationToken cancel
    )
    {
        if (asked is null)
        {
            var work = new ModelWork(run, cancel);
            var made = work.Decode(work.Encode(originals).Mean);
            if (target.IsPicture)
            {
                target.Save(PairPicture.Draw(run.Model, originals.Values, made));
            }
            else
            {
                target.Save(table(run.Outputs(made, "reconstructed ")));
            }

            return "";
        }

        if (run.Run.Table is not null)
        {
            target.Save(table(PredictedRows.Of(run, asked, originals, cancel)));
            return "";
        }

        var predicted = asked.Of(run, originals, cancel);
        if (!target.IsPicture)
        {
            target.Save(table(PredictedColumns.Of(run, predicted)));
            return "";
        }

        target.Save(PredictedPicture.Draw(run.Model, originals, predicted));
        return PredictedPicture.Text(predicted);
    }

    private static ResultTable Table(SavedRun run, RunData data, TestExamples test, Batch originals, IEnumerable<ResultColumn> made) =>
        new(
            [
                .. ResultColumn.Places(data.Test, _ => data.PartOfTest),
                .. run.Run.Table is null ? ResultColumn.Of(run.Columns, test.Originals(originals.Count)) : run.Outputs(originals.Values),
                .. made,
                .. ResultColumn.Labels(data.Test, null),
            ],
            originals.Count
        );
}
