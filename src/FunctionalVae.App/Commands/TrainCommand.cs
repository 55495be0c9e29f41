using System.CommandLine;

namespace FunctionalVae.App;

/// <summary><c>train MODEL</c>: its words and options.</summary>
internal static class TrainCommand
{
    // More threads than any machine has processors would only exhaust it.
    private const int MostThreads = 1024;

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var model = new Argument<string>("MODEL") { Description = "The model's name, as list shows it." };
        var data = Values.Path(
            "--data",
            "A folder with the four IDX files of an MNIST-style data set, plain or .gz. [default: the embedded 8 × 8 digits]",
            "FOLDER"
        );
        var epochs = Values.Whole("--epochs", "Passes over the training images. [default: the model's own]", 1);
        var batch = Values.Whole("--batch", "Images per step. [default: the model's own]", 1);
        var rate = Values.Positive("--learning-rate", "The optimiser's step size. [default: the model's own]");
        var seed = Values.Seed("--seed", "Of every random choice; equal seeds give equal weights. [default: the model's own]");
        var threads = Values.Whole(
            "--threads",
            "Threads; the result does not depend on them. [default: one per processor]",
            1,
            MostThreads
        );
        var folder = Values.Path(
            "--out",
            "A folder for the trained model, its metrics and its pictures. [default: nothing is written]",
            "DIR"
        );
        var json = new Option<bool>("--json") { Description = "End standard output with the results as one line of JSON." };
        var command = new Command("train", "Trains a model, then estimates its objective on training and test images.")
        {
            model,
            data,
            epochs,
            batch,
            rate,
            seed,
            threads,
            folder,
            json,
        };
        command.SetAction(parsed =>
        {
            var chosen = catalogue.Named(parsed.GetRequiredValue(model));
            var options = chosen.Defaults with
            {
                Epochs = parsed.GetValue(epochs) ?? chosen.Defaults.Epochs,
                BatchSize = parsed.GetValue(batch) ?? chosen.Defaults.BatchSize,
                LearningRate = parsed.GetValue(rate) ?? chosen.Defaults.LearningRate,
                Seed = parsed.GetValue(seed) ?? chosen.Defaults.Seed,
                Threads = parsed.GetValue(threads) ?? chosen.Defaults.Threads,
            };
            return TrainJob.Run(
                new(chosen, options, parsed.GetValue(data), parsed.GetValue(folder), parsed.GetValue(json)),
                catalogue,
                host
            );
        });
        return command;
    }
}
