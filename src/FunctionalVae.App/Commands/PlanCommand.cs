using System.CommandLine;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;
using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary><c>plan MODEL</c>: what a model is compiled to, after any of the passes.</summary>
internal static class PlanCommand
{
    private const string BuildPass = "build";
    private const string DifferentiatePass = "differentiate";
    private const string FusePass = "fuse";
    private const string PlacePass = "place";
    private const string Training = "training";
    private const string Evaluation = "evaluation";
    private const string Text = "text";
    private const string Mermaid = "mermaid";
    private const string TextFile = ".txt";
    private const string MermaidFile = ".mmd";
    private const string Markdown = ".md";

    // What GitHub draws of a chart; Mermaid lets no chart raise it.
    private const int MostArrows = 500;
    private const int MostCharacters = 50_000;

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var model = new Argument<string>("MODEL")
        {
            Description = "The model's name, as list shows it; or the folder of a run that --table made.",
        };
        var pass = Values.Choice(
            "--pass",
            $"The last pass: {BuildPass} makes operations of the layers, {DifferentiatePass} adds the way back, {FusePass} makes one operation of several, {PlacePass} gives every value its memory. [default: {PlacePass}]",
            BuildPass,
            DifferentiatePass,
            FusePass,
            PlacePass
        );
        var graph = Values.Choice(
            "--graph",
            $"The graph of a training step, or that of encoding, drawing, decoding and scoring. [default: {Training}]",
            Training,
            Evaluation
        );
        var format = Values.Choice(
            "--format",
            $"Text, or a flowchart in Mermaid's language, which GitHub draws. [default: {Text}; {Mermaid} where --out ends in {MermaidFile} or {Markdown}]",
            Text,
            Mermaid
        );
        var file = Values.Path("--out", $"The file to write: {TextFile}, {MermaidFile}, or {Markdown}. [default: standard output]", "FILE");
        var command = new Command(
            "plan",
            "Shows what a model is compiled to: its operations with shapes, formulas, parameters and FLOPs, and where their values lie in memory."
        )
        {
            model,
            pass,
            graph,
            format,
            file,
        };
        command.SetAction(parsed =>
        {
            var chosen = catalogue.NamedOrOfRun(parsed.GetRequiredValue(model));
            var (shown, places, title) = After(chosen, parsed.GetValue(pass) ?? PlacePass, parsed.GetValue(graph) ?? Training);
            var path = parsed.GetValue(file);
            var word = parsed.GetValue(format);
            var isChart = word is null ? path is not null && IsChart(path) : word == Mermaid;
            var text = isChart ? GraphChart.Mermaid(title, shown, places) : GraphText.Of(title, shown, places);
            if (path is null)
            {
                host.Output.Write(text);
            }
            else
            {
                using var target = OutFile.Prepare(null, path, host.Cancel, Endings(word));
                target.Save(isChart && OutFile.EndsIn(path, Markdown) ? $"```mermaid\n{text}```\n" : text);
                host.Output.Write($"wrote {target.Path}: {title}\n");
            }

            if (isChart)
            {
                WarnOfSize(host, text);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static (Graph Graph, Placement? Places, string Title) After(IVaeModel model, string pass, string graph)
    {
        var title = $"{model.Name}: the graph of {graph} after {pass}";
        var plan = Plan.Of(model.Spec);
        return (graph, pass) switch
        {
            (Training, BuildPass) => (Build.Of(model.Spec, isForTraining: true), null, title),
            (Training, DifferentiatePass) => (Differentiate.Of(Build.Of(model.Spec, isForTraining: true)), null, title),
            (Training, FusePass) => (plan.Training, null, title),
            (Training, _) => (plan.Training, plan.TrainingPlaces, title),
            (_, BuildPass) => (plan.Evaluation, null, title),
            (_, PlacePass) => (plan.Evaluation, plan.EvaluationPlaces, title),
            _ => throw new UserErrorException(
                $"--pass {pass}: the graph of evaluation is built and placed, and nothing else. Pass --pass {BuildPass} or {PlacePass}, or --graph {Training}."
            ),
        };
    }

    private static string[] Endings(string? format) =>
        format switch
        {
            Text => [TextFile],
            Mermaid => [MermaidFile, Markdown],
            _ => [TextFile, MermaidFile, Markdown],
        };

    private static bool IsChart(string path) => OutFile.EndsIn(path, MermaidFile) || OutFile.EndsIn(path, Markdown);

    private static void WarnOfSize(AppHost host, string chart)
    {
        var arrows = chart
            .Split('\n')
            .Count(line => line.Contains("-->", StringComparison.Ordinal) || line.Contains("-.->", StringComparison.Ordinal));
        if (arrows > MostArrows || chart.Length > MostCharacters)
        {
            host.Error.Write(
                FormattableString.Invariant(
                    $"GitHub draws charts of at most {MostArrows} arrows and {MostCharacters} characters; this one has {arrows} and {chart.Length}. --graph {Evaluation} and --pass {BuildPass} give smaller ones, --format {Text} reads at any length.\n"
                )
            );
        }
    }
}
