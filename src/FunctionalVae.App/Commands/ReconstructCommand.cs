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
            $"How many, from the first. [default: {PairPicture.UsualCount} in a picture, all in a table]",
            1
        );
        var file = Values.Path("--out", ExampleFile.OutHelp("reconstructions-N"), ExampleFile.OutName);
        var encoded = new EncodedFlag();
        var command = words.Command(
            "reconstruct",
            "Encodes test examples, decodes the posteriors' means, and shows the originals over their reconstructions.",
            count,
            encoded.Option,
            file
        );
        command.SetAction(parsed =>
        {
            var run = words.Load(parsed, host);
            var data = words.LoadTestData(parsed, run);
            var test = new TestExamples(run, data, encoded.Read(parsed, run));
            var wantsPicture =
                run.Model.Spec.Input is Image && parsed.GetValue(file)?.EndsWith(OutFile.Csv, StringComparison.OrdinalIgnoreCase) != true;
            var number = parsed.GetValue(count) ?? (wantsPicture ? Math.Min(PairPicture.UsualCount, test.Count) : test.Count);
            var originals = test.First(number);
            using var target = ExampleFile.Prepare(run, data, parsed.GetValue(file), Invariant($"reconstructions-{number}"), host.Cancel);
            var work = new ModelWork(run, host.Cancel);
            var made = work.Decode(work.Encode(originals).Mean);
            if (target.IsPicture)
            {
                target.Save(PairPicture.Draw(run.Model, originals.Values, made));
            }
            else
            {
                target.Save(
                    new ResultTable(
                        [
                            .. ResultColumn.Places(data.Test, _ => data.PartOfTest),
                            .. run.Run.Table is null ? ResultColumn.Of(run.Columns, test.Originals(number)) : run.Outputs(originals.Values),
                            .. run.Outputs(made, "reconstructed "),
                            .. ResultColumn.Labels(data.Test, null),
                        ],
                        number
                    )
                );
            }

            host.Output.Write(
                Invariant(
                    $"wrote {target.Path}: {number} of {test.Count} {data.PartOfTest} {ModelText.Examples(run.Model)} of {data.Name}\n{test.Note}"
                )
            );
            return ExitCodes.Done;
        });
        return command;
    }
}
