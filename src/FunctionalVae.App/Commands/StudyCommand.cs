using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using FunctionalVae.Data;
using FunctionalVae.Evaluation;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>study aggregate-posterior</c>: many small models, to answer a question about all of them.</summary>
internal static class StudyCommand
{
    private const int MostLatent = 1000;
    private static readonly AggregateStudyOptions Usual = AggregateStudyOptions.Usual;

    public static Command Of(AppHost host) =>
        new("study", "Trains many models to answer a question, and says what was found with its uncertainty.") { Aggregate(host) };

    private static Command Aggregate(AppHost host)
    {
        var latents = Values.Text<IReadOnlyList<int>>(
            "--latent",
            "Latent sizes: a number, or a range of which each is twice the one before. [default: 2..32]",
            "N..N",
            word => LatentSizes.Of(word, MostLatent)
        );
        var layers = Values.Text(
            "--layers",
            "Hidden layers of the encoder, and of the decoder, separated by commas. [default: 2,3]",
            "N,N",
            Numbers
        );
        var units = Values.Whole("--units", $"Units of each hidden layer. [default: {Usual.Units}]", 1, 100_000);
        var seeds = Values.Whole("--seeds", $"Models of each size. [default: {Usual.Seeds}]", 2, 1000);
        var epochs = Values.Whole(
            "--epochs",
            $"Passes over the training images. [default: {AggregateStudyOptions.UsualTraining.Epochs}]",
            1
        );
        var threads = Values.Whole("--threads", "Models that are trained at once. [default: one per processor]", 1, 1024);
        var data = Values.Path(
            "--data",
            "A folder of IDX files (MNIST's), or a file of images (.npy, .npz). [default: the embedded 8 × 8 digits]",
            DataFlags.PathName
        );
        var file = Values.Path(
            "--out",
            "A page of what was found, .md, with a picture (.png) and all models (.csv) beside it.",
            ExampleFile.OutName
        );
        var json = new Option<bool>("--json") { Description = "End standard output with the results as one line of JSON." };
        var command = new Command(
            "aggregate-posterior",
            "How well does the aggregate posterior of held-out images match N(0, I), and does it match better with more latent dimensions or more hidden layers? Trains fully connected models of each size from several seeds."
        )
        {
            latents,
            layers,
            units,
            seeds,
            epochs,
            threads,
            data,
            file,
            json,
        };
        command.SetAction(parsed =>
        {
            var training = AggregateStudyOptions.UsualTraining;
            var options = Usual with
            {
                Latents = parsed.GetValue(latents) is { } sizes ? ValueList.From(sizes) : Usual.Latents,
                Layers = parsed.GetValue(layers) is { } counts ? ValueList.From(counts) : Usual.Layers,
                Units = parsed.GetValue(units) ?? Usual.Units,
                Seeds = parsed.GetValue(seeds) ?? Usual.Seeds,
                Training = training with { Epochs = parsed.GetValue(epochs) ?? training.Epochs },
                Threads = parsed.GetValue(threads) ?? 0,
            };
            using var files = StudyFiles.Prepare(parsed.GetValue(file), host.Cancel);
            var images = StudyImages.Load(parsed.GetValue(data));
            var writer = parsed.GetValue(json) ? host.Error : host.Output;
            var watch = Stopwatch.StartNew();
            writer.Write(StudyText.Beginning(options, images) + "\n");
            var study = AggregateStudy.Of(
                images.Input,
                images.Train,
                images.Test,
                options,
                new StudyProgress(options, host.Error),
                host.Cancel
            );
            var text = StudyText.Of(study, images, "fvae " + string.Join(' ', CommandWords.Whole(parsed)));
            writer.Write(text);
            writer.Write(Invariant($"{study.Cells.Sum(cell => cell.Runs.Count)} models in {watch.Elapsed.TotalSeconds:F0} s\n"));
            files.Save(study, text);
            foreach (var path in files.Paths)
            {
                writer.Write($"wrote {path}\n");
            }

            if (parsed.GetValue(json))
            {
                host.Output.Write(StudyJson.Of(study) + "\n");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static IReadOnlyList<int> Numbers(string word)
    {
        int[] numbers =
        [
            .. word.Split(',')
                .Select(part =>
                    int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 20
                        ? number
                        : throw new FormatException($"'{word}' is not a list of numbers from 1 to 20, separated by commas; write 2,3.")
                ),
        ];
        return numbers.Distinct().Count() == numbers.Length
            ? numbers
            : throw new FormatException($"'{word}' names a number twice; write each once.");
    }
}
