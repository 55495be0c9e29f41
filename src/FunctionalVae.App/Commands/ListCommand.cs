using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>list</c>: the models and how they train by default.</summary>
internal static class ListCommand
{
    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON array with a model each." };
        var command = new Command("list", "Lists the models: what they are, and how they train by default.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                host.Output.Write(ListJson.Of(catalogue.Models) + "\n");
            }
            else
            {
                Consoles.Of(host.Output, host.OutputIsTerminal).Write(TableOf(catalogue.Models));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Table TableOf(IReadOnlyList<IVaeModel> models)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var title in (string[])["model", "input", "latent", "reconstruction", "parameters", "epochs", "batch", "learning rate"])
        {
            table.AddColumn(new TableColumn(title).NoWrap());
        }

        foreach (var column in table.Columns.Skip(4).Append(table.Columns[2]))
        {
            column.RightAligned();
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
            ModelText.Reconstruction(model) + (model.Spec.Beta == 1 ? "" : Invariant($", β = {model.Spec.Beta}")),
            model.Layout.ParameterCount.ToString("N0", CultureInfo.InvariantCulture),
            Invariant($"{model.Defaults.Epochs}"),
            Invariant($"{model.Defaults.BatchSize}"),
            Invariant($"{model.Defaults.LearningRate}"),
        ];
}
