using System.CommandLine;

namespace FunctionalVae.App;

/// <summary><c>compare RUN RUN …</c>: completed runs beside each other.</summary>
internal static class CompareCommand
{
    private const string PictureName = "compare.png";

    public static Command Of(AppHost host)
    {
        var runs = new Argument<string[]>(RunFlags.Name)
        {
            Description = "Two folders or more that train wrote.",
            Arity = ArgumentArity.OneOrMore,
        };
        var file = Values.Path(
            "--out",
            $"The picture of their curves, .png. [default: {PictureName} in the folder of the first run]",
            ExampleFile.OutName
        );
        var json = new Option<bool>("--json") { Description = "End standard output with the results as one line of JSON." };
        var command = new Command(
            "compare",
            "Shows runs beside each other: the options that differ, what they came to, and their curves in one picture. Objectives are at β = 1, in nats per example; those of training and validation are of the epoch that --patience kept, or of the last."
        )
        {
            runs,
            file,
            json,
        };
        command.SetAction(parsed =>
        {
            var folders = RunFolders.Of("compare", parsed.GetRequiredValue(runs), least: 2);
            var comparison = new Comparison([.. folders.Select(ComparedRun.Load)]);
            using var target = RunFolders.Target(folders, parsed.GetValue(file), PictureName, OutFile.Picture, host.Cancel);
            var writer = parsed.GetValue(json) ? host.Error : host.Output;
            ComparisonTable.Write(comparison, writer);
            foreach (var note in comparison.Notes)
            {
                host.Error.Write($"note: {note}\n");
            }

            host.Cancel.ThrowIfCancellationRequested();
            target.Save(ComparisonPicture.Draw(comparison));
            writer.Write($"wrote {target.Path}: {Curves(comparison.Runs.Count)}\n");
            if (parsed.GetValue(json))
            {
                host.Output.Write(ComparisonJson.Of(comparison, target.Path) + "\n");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static string Curves(int runs) =>
        runs <= ComparisonPicture.MostRuns
            ? "their curves, at β = 1"
            : FormattableString.Invariant(
                $"the curves of the first {ComparisonPicture.MostRuns} of {runs} runs, at β = 1: more colours could not be told apart"
            );
}
