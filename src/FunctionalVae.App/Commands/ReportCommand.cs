using System.CommandLine;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>report RUN [RUN …]</c>: one page about trained models.</summary>
internal static class ReportCommand
{
    private const string Name = "report";
    private const string PageName = "report.html";
    private const int MostDraws = 1_000_000;

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var runs = new Argument<string[]>(RunFlags.Name)
        {
            Description = "One folder or more that train wrote.",
            Arity = ArgumentArity.OneOrMore,
        };
        var file = Values.Path(
            "--out",
            $"The page, {OutFile.Page}. [default: {PageName} in the folder of the first run]",
            ExampleFile.OutName
        );
        var noRows = new Option<bool>("--no-rows")
        {
            Description = "Leaves out what shows single rows of the data: reconstructions, interpolations, the plane of the latent space.",
        };
        var draws = Values.Whole("--draws", $"Draws of each posterior. [default: {Evaluation.UsualDraws}]", 1, MostDraws);
        var backend = new BackendFlags(catalogue);
        var command = new Command(
            Name,
            "Writes one HTML page that says whether a trained model is healthy, collapsed, overfitted or not finished, and what to change; with its objective and errors, curves, pictures, specification, and the commands that make it again. It needs no other file and no network."
        )
        {
            runs,
            file,
            noRows,
            draws,
        };
        foreach (var option in backend.All)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var folders = RunFolders.Of(Name, parsed.GetRequiredValue(runs), least: 1);
            // Before anything is made for the page: what is not a run is told as it is found.
            ComparedRun[] facts = [.. folders.Select(ComparedRun.Load)];
            using var target = RunFolders.Target(folders, parsed.GetValue(file), PageName, OutFile.Page, host.Cancel);
            var reporter = new RunReporter(
                catalogue,
                backend.Read(parsed),
                parsed.GetValue(draws) ?? Evaluation.UsualDraws,
                HasRows: !parsed.GetValue(noRows),
                host
            );
            RunReport[] reports = [.. facts.Select(reporter.Of)];
            host.Cancel.ThrowIfCancellationRequested();
            target.Save(ReportPage.Of(reports, new(CommandWords.Whole(parsed), CommandWords.Source(parsed))));
            foreach (var report in reports)
            {
                host.Output.Write($"{report.Path}: {VerdictText.Headline(report.Verdict)}\n");
            }

            host.Output.Write(Invariant($"wrote {target.Path}: {Counted.Of(reports.Length, "run")} on one page\n"));
            return ExitCodes.Done;
        });
        return command;
    }
}
