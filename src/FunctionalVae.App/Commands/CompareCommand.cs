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
            var comparison = new Comparison([.. Folders(parsed.GetRequiredValue(runs)).Select(ComparedRun.Load)]);
            using var target = Target(comparison, parsed.GetValue(file), host.Cancel);
            var writer = parsed.GetValue(json) ? host.Error : host.Output;
            ComparisonTable.Write(comparison, writer);
            foreach (var note in comparison.Notes)
            {
                host.Error.Write($"note: {note}\n");
            }

            host.Cancel.ThrowIfCancellationRequested();
            target.Save(ComparisonPicture.Draw(comparison.Runs));
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

    // An argument that takes several words takes those of unknown options too.
    private static string[] Folders(string[] paths) =>
        paths.FirstOrDefault(path => path.StartsWith('-') && !Path.Exists(path)) is { } option
            ? throw new UserErrorException($"compare has no option {option}. See 'fvae compare --help'.")
        : paths.Length < 2 ? throw new UserErrorException($"compare needs two runs or more; there is {paths[0]} only.")
        : paths
            .Select((path, i) => paths.Take(i).Any(other => KeptFiles.AreSame(path, other)) ? path : null)
            .OfType<string>()
            .FirstOrDefault()
            is { } twice
            ? throw new UserErrorException($"{twice} is named twice. Name each run once.")
        : paths;

    private static OutFile Target(Comparison comparison, string? path, CancellationToken cancel)
    {
        var first = comparison.Runs[0].Path;
        var output = path ?? Path.Combine(first, PictureName);
        var own = comparison.Runs.SelectMany(run => RunFiles.All.Select(name => Path.Combine(run.Path, name)));
        if (own.FirstOrDefault(one => File.Exists(one) && KeptFiles.AreSame(one, output)) is { } same)
        {
            throw new UserErrorException($"--out {output} would replace {same}, which belongs to a run. Pass another name.");
        }

        if (path is null && AtomicFolder.IsOthers(output))
        {
            throw new UserErrorException(
                $"{output} is not as a command of this run left it, and would be replaced. Move it away, or pass --out with another name."
            );
        }

        return OutFile.PrepareIn(first, output, cancel, OutFile.Picture);
    }
}
