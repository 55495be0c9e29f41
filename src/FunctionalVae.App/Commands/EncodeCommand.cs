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
        var file = Values.Path("--out", "The file to write: .csv with a header, or .npy of the same columns, [examples, columns].", "FILE");
        file.Required = true;
        var encoded = new EncodedFlag();
        var command = words.Command(
            "encode",
            "Writes the posterior mean and log-variance of each example, in the order of the files, and its label where it has one.",
            train,
            encoded.Option,
            file
        );
        command.SetAction(parsed =>
        {
            var run = words.Load(parsed, host);
            var data = words.LoadData(parsed, run);
            var part = Part(data, parsed.GetValue(train));
            KeptFiles.Require(parsed.GetRequiredValue(file)!, run, data);
            var chosen = encoded.Read(parsed, run);
            using var target = OutFile.Prepare(parsed.GetRequiredValue(file)!, host.Cancel, OutFile.Csv, OutFile.Npy);
            var examples = run.Input(part);
            var (mean, logVariance) = new ModelWork(run, host.Cancel).Encode(chosen.Of(examples, run.Seed));
            var table = ResultTable.Of(part.Labels, Columns(run.Model, mean.Values, logVariance));
            target.Save(table);
            host.Output.Write(
                Invariant(
                    $"wrote {target.Path}: {table.Count} {ModelText.Examples(run.Model)} of {data.Name}, {table.Header.Count} columns\n{chosen.Note(examples)}"
                )
            );
            return ExitCodes.Done;
        });
        return command;
    }

    private static Table Part(RunData data, bool wantsTrain) =>
        (data.Whole, wantsTrain) switch
        {
            (null, false) => data.Test,
            (null, true) => data.Train!,
            ({ } whole, false) => whole,
            _ => throw new UserErrorException($"{data.Name} has no training part of its own: every row is encoded. Leave --train out."),
        };

    // A latent without noise has no variance.
    private static (IReadOnlyList<string> Names, ReadOnlyMemory<float> Values)[] Columns(
        IVaeModel model,
        ReadOnlyMemory<float> mean,
        ReadOnlyMemory<float> logVariance
    ) =>
        PriorMoments.Exist(model)
            ? [(Names(model, "mean"), mean), (Names(model, "log_variance"), logVariance)]
            : [(Names(model, "mean"), mean)];

    private static string[] Names(IVaeModel model, string what) =>
        [.. Enumerable.Range(0, model.Layout.LatentWidth).Select(dimension => Invariant($"{what}_{dimension}"))];
}
