using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using static System.FormattableString;
using TextTable = Spectre.Console.Table;

namespace FunctionalVae.App;

/// <summary><c>list</c>: the models and how they train by default.</summary>
internal static class ListCommand
{
    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON array with one entry per model." };
        var command = new Command("list", "Lists the models: what they are, and how they train by default.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                host.Output.Write(ListJson.Of(catalogue.Models) + "\n");
            }
            else
            {
                // As in a pipe: a narrow terminal wraps a line, where a table fitted to it would lose digits.
                Consoles.Of(host.Output, isTerminal: false).Write(TableOf(catalogue.Models));
                host.Output.Write("\nepochs, batch and (learning) rate are the defaults of train\n");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static TextTable TableOf(IReadOnlyList<IVaeModel> models)
    {
        // The latent size is apart from the text beside it by two spaces, all else by one: the zoo fits into 80 columns.
        (string Title, bool IsFigure)[] columns =
        [
            ("model", false),
            ("input", false),
            ("latent", true),
            ("reconstruction", false),
            ("parameters", true),
            ("epochs", true),
            ("batch", true),
            ("rate", true),
        ];
        var table = new TextTable().Border(TableBorder.None);
        foreach (var (title, isFigure) in columns)
        {
            var column = new TableColumn(title).NoWrap().PadLeft(0).PadRight(title is "latent" ? 2 : 1);
            table.AddColumn(isFigure ? column.RightAligned() : column);
        }

        foreach (var model in models)
        {
            table.AddRow(Cells(model).Select(cell => new Text(cell)));
        }

        return table;
    }

    private static string[] Cells(IVaeModel model) =>
        [
            model.Name,
            ModelText.Input(model),
            Invariant($"{model.Layout.LatentWidth}"),
            ModelText.Reconstruction(model)
                + (model.Spec.Objective.Beta == 1 ? "" : Invariant($", β = {model.Spec.Objective.Beta}"))
                + (
                    model.Spec.Objective.OfAggregate is null && !model.Spec.Objective.HasOtherDivergence
                        ? ""
                        : $", {model.Spec.Objective.TrainedDivergenceName}"
                ),
            model.Layout.ParameterCount.ToString("N0", CultureInfo.InvariantCulture),
            Invariant($"{model.Defaults.Epochs}"),
            Invariant($"{model.Defaults.BatchSize}"),
            Invariant($"{model.Defaults.LearningRate}"),
        ];
}
