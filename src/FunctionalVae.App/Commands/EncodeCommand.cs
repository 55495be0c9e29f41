using System.CommandLine;
using FunctionalVae.Data;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>encode RUN</c>: the posteriors of examples, as numbers.</summary>
internal static class EncodeCommand
{
    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var words = new RunFlags(catalogue);
        var train = new Option<bool>("--train")
        {
            Description = "Encode the training part. [default: the test part; every row where the files have no parts]",
        };
        var file = Values.Path(
            "--out",
            "The file to write: .csv with a header, or .npy of the same numbers without row and part, [examples, columns].",
            "FILE"
        );
        file.Required = true;
        var encoded = new EncodedFlag();
        var command = words.Command(
            "encode",
            "Writes the posterior mean and log-variance of each example, in the order of the files, with its row in the file from 0, its part (train, test, new), and its label where it has one.",
            train,
            encoded.Option,
            file
        );
        command.SetAction(parsed =>
        {
            var run = words.Load(parsed, host);
            var data = words.LoadData(parsed, run);
            var (part, name) = Part(data, parsed.GetValue(train));
            KeptFiles.Require(parsed.GetRequiredValue(file)!, run, data);
            var chosen = encoded.Read(parsed, run);
            using var target = OutFile.Prepare(run, parsed.GetRequiredValue(file)!, host.Cancel, OutFile.Csv, OutFile.Npy);
            var examples = run.Input(part);
            var (mean, logVariance) = new ModelWork(run, host.Cancel).Encode(chosen.Of(examples, run.Seed));
            var table = new ResultTable(
                [
                    .. ResultColumn.Places(part, name),
                    .. Columns(run.Model, mean.Values, logVariance),
                    .. ResultColumn.Labels(part, run.Run.LabelNames),
                ],
                part.Count
            );
            target.Save(table);
            host.Output.Write(
                Invariant(
                    $"wrote {target.Path}: {table.Count} {ModelText.Examples(run.Model)} of {data.Name}, {(target.IsNpy ? table.Width : table.Columns.Count)} columns\n{chosen.Note(examples)}"
                )
            );
            return ExitCodes.Done;
        });
        return command;
    }

    private static (ExampleTable Part, Func<int, string> Name) Part(RunData data, bool wantsTrain) =>
        (data.Whole, wantsTrain) switch
        {
            (null, false) => (data.Test, static _ => RunData.TestPart),
            (null, true) => (data.Train!, static _ => RunData.TrainPart),
            ({ } whole, false) => (whole, data.PartOf),
            _ => throw new UserErrorException($"{data.Name} has no training part of its own: every row is encoded. Leave --train out."),
        };

    // A latent without noise has no variance.
    private static IEnumerable<ResultColumn> Columns(IVaeModel model, ReadOnlyMemory<float> mean, ReadOnlyMemory<float> logVariance) =>
        [
            .. ResultColumn.Of(Names(model, "mean"), Doubles(mean)),
            .. PriorMoments.Exist(model) ? ResultColumn.Of(Names(model, "log_variance"), Doubles(logVariance)) : [],
        ];

    private static double[] Doubles(ReadOnlyMemory<float> values) => Array.ConvertAll(values.ToArray(), static value => (double)value);

    private static string[] Names(IVaeModel model, string what) =>
        [.. Enumerable.Range(0, model.Layout.LatentWidth).Select(dimension => Invariant($"{what}_{dimension}"))];
}
