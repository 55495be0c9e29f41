using System.CommandLine;
using FunctionalVae.Checkpoints;
using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary><c>sample RUN</c>: a picture of samples from a trained model.</summary>
internal static class SampleCommand
{
    private const int DefaultCount = 100;

    // A hundred columns: what a picture can show.
    private const int MostSamples = 10_000;

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var run = new Argument<string>("RUN") { Description = "A folder that train wrote, or a .safetensors file." };
        var count = Values.Whole("--count", $"Samples in the picture. [default: {DefaultCount}]", 1, MostSamples);
        var seed = Values.Seed("--seed", "Of the samples. [default: the model's own; with it and 100 samples: samples.png again]");
        var file = Values.Path("--out", "The PNG file to write. [default: samples-seedN.png beside the model]", "FILE");
        var command = new Command("sample", "Draws samples from a trained model's prior and decodes them into a picture.")
        {
            run,
            count,
            seed,
            file,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(run);
            var model = catalogue.SavedAs(Checkpoint.ModelName(path), path);
            var parameters = Checkpoint.Load(model, path);
            var chosen = parsed.GetValue(seed) ?? model.Defaults.Seed;
            var target = parsed.GetValue(file) ?? Path.Combine(FolderOf(path), FormattableString.Invariant($"samples-seed{chosen}.png"));
            if (Directory.Exists(target))
            {
                throw new UserErrorException($"{target} is a folder. Pass --out with the name of a file.");
            }

            PngCodec.Save(SamplePicture.Draw(model, parameters, parsed.GetValue(count) ?? DefaultCount, chosen), target);
            host.Output.Write($"wrote {target}\n");
            return ExitCodes.Done;
        });
        return command;
    }

    private static string FolderOf(string path) => Directory.Exists(path) ? path : Path.GetDirectoryName(path) ?? "";
}
