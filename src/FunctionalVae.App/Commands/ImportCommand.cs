using System.CommandLine;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary><c>import MODEL FILE</c>: weights that another program trained, as a run.</summary>
internal static class ImportCommand
{
    /// <summary>What the argument is called that names the weights.</summary>
    public const string File = "FILE";

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var model = new Argument<string>("MODEL") { Description = "The model's name, as list shows it." };
        var file = new Argument<string>(File)
        {
            Description = "A .safetensors file with the model's tensors, weights as [outputs, inputs]: the state_dict of an equal network.",
        };
        var renames = RenameFlag.Option();
        var folder = Values.Path("--out", "The folder to make: a run without a record, for evaluate and all commands on a run.", "DIR");
        folder.Required = true;
        var command = new Command(
            "import",
            "Takes the weights of a model from a safetensors file of PyTorch or another program. float16, bfloat16 and float64 become float32."
        )
        {
            model,
            file,
            renames,
            folder,
        };
        command.SetAction(parsed =>
        {
            var chosen = catalogue.Named(parsed.GetRequiredValue(model));
            var path = parsed.GetRequiredValue(file);
            var contents = SafeTensors.Read(path);
            var parameters = Checkpoint.ImportContents(chosen, path, contents, parsed.GetValue(renames) ?? []);
            using var target = RunFolder.PrepareNew(parsed.GetRequiredValue(folder)!, chosen);
            target.WriteImported(chosen, parameters);
            host.Output.Write(
                $"wrote {RunFiles.Model} to {target.Path}: {chosen.Name} with the {chosen.Layout.Tensors.Count} tensors of {path}\n"
            );
            if (contents.Unread is { Count: > 0 } unread)
            {
                host.Output.Write(
                    $"left out, because they are not floating-point numbers: {Sentences.Listed([.. unread.Select(tensor => $"{Sentences.Name(tensor.Name)} ({tensor.Type})")])}\n"
                );
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
