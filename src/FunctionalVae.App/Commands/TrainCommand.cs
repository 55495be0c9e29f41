using System.CommandLine;

namespace FunctionalVae.App;

/// <summary><c>train MODEL</c>: its words and options.</summary>
internal static class TrainCommand
{
    // More threads than any machine has processors would only exhaust it.
    private const int MostThreads = 1024;

    // What changes neither weights nor figures is not part of the recorded command.
    private const string Threads = "--threads";
    private const string Out = "--out";
    private const string JsonLine = "--json";

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var model = new Argument<string?>("MODEL")
        {
            Description = "The model's name, as list shows it. Or pass --table FILE.csv: a model is made for the file.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var table = new TableFlags();
        var data = new DataFlags();
        var binarization = new BinarizationFlag();
        var epochs = Values.Whole("--epochs", "Passes over the training examples. [default: the model's own]", 1);
        var batch = Values.Whole("--batch", "Examples per step. [default: the model's own]", 1);
        var rate = Values.Positive("--learning-rate", "The optimiser's step size. [default: the model's own]");
        var optimizer = new OptimizerFlags();
        var schedule = new ScheduleFlags();
        var progress = new ProgressFlags();
        var latents = new LatentFlags();
        var guard = new GuardFlags();
        var checkpoints = new CheckpointFlags();
        var seed = Values.Seed(
            "--seed",
            "The seed of every random choice in training; which rows are held out for testing does not depend on it. [default: the model's own]"
        );
        var threads = Values.Whole(
            Threads,
            "Threads of the managed engine, whose result does not depend on them, or of torch; DiffSharp does not use them. [default: one per processor; torch's own setting]",
            1,
            MostThreads
        );
        var backend = new BackendFlags(catalogue);
        var folder = Values.Path(
            Out,
            "A folder for the trained model, its metrics, its record and its pictures. [default: nothing is written]",
            "DIR"
        );
        var json = new Option<bool>(JsonLine) { Description = "End standard output with the results as one line of JSON." };
        Option[] options =
        [
            .. data.All,
            .. table.All,
            binarization.Option,
            epochs,
            batch,
            rate,
            .. optimizer.All,
            .. schedule.All,
            .. progress.All,
            .. latents.All,
            .. guard.All,
            seed,
            .. backend.All,
            threads,
            folder,
            .. checkpoints.All,
            json,
        ];
        var command = new Command("train", "Trains a model, then estimates its objective on training and test examples.") { model };
        Array.ForEach(options, command.Add);
        command.SetAction(parsed =>
        {
            var place = backend.Read(parsed);
            var made = table.Read(parsed, data.Read(parsed));
            if (made is null && parsed.GetValue(model) is null)
            {
                throw new UserErrorException(ParseProblem.Text(command, model));
            }

            if (made is not null && parsed.GetValue(model) is { } named)
            {
                throw new UserErrorException($"--table makes a model of its own, and {named} is another. Leave one of them out.");
            }

            if (made is not null)
            {
                var program = table.Program(
                    parsed,
                    [binarization.Option, .. latents.All, threads, folder, data.Test, .. backend.All, .. checkpoints.All, json]
                );
                (parsed.GetValue(json) ? host.Error : host.Output).Write(TableText.Of(made));
                if (!place.IsManaged)
                {
                    throw new UserErrorException(
                        $"--backend {place.Name}: a model that --table makes runs on the backend {BackendWords.Managed}. Leave --backend out, or write a program by --emit and compile it for {place.Name}."
                    );
                }

                if (program is not null)
                {
                    return Written(made, Request(made).Options, latents.Word(parsed, made.Purpose), program, host);
                }
            }

            return made is not null && table.Sizes(parsed) is { Count: > 1 } sizes
                ? LatentSearch.Run(sizes, size => Request(made.With(size)), catalogue, host)
                : TrainJob.Run(Request(made), catalogue, host);

            TrainRequest Request(TableModel? ofTable)
            {
                var declared = ofTable?.Model ?? catalogue.Named(parsed.GetRequiredValue(model)!);
                var chosen = binarization.Apply(parsed, place.Open(declared, catalogue));
                var defaults = ofTable?.Usual ?? chosen.Defaults;
                var given = defaults with
                {
                    Epochs = parsed.GetValue(epochs) ?? defaults.Epochs,
                    BatchSize = parsed.GetValue(batch) ?? defaults.BatchSize,
                    LearningRate = parsed.GetValue(rate) ?? defaults.LearningRate,
                    Seed = parsed.GetValue(seed) ?? defaults.Seed,
                    Threads = parsed.GetValue(threads) ?? defaults.Threads,
                };
                var applied = guard.Apply(parsed, progress.Apply(parsed, schedule.Apply(parsed, optimizer.Apply(parsed, given)), chosen));
                return new(
                    chosen,
                    place,
                    applied,
                    DataReading.Formed(data.Read(parsed, chosen, ofTable), chosen),
                    CommandWords.Of(parsed, [.. CheckpointFlags.Names, Out, JsonLine, .. place.IsManaged ? (string[])[Threads] : []]),
                    parsed.GetValue(folder),
                    parsed.GetValue(json),
                    checkpoints.Read(parsed, parsed.GetValue(folder))
                )
                {
                    Architecture = ofTable?.Architecture,
                    Latents = latents.Read(parsed, ofTable?.Purpose, chosen, parsed.GetValue(folder)),
                };
            }
        });
        return command;
    }

    private static int Written(TableModel made, TrainOptions options, string? latents, string program, AppHost host)
    {
        if (!OutFile.EndsIn(program, TableProgram.Ending))
        {
            throw new UserErrorException(
                $"{TableFlags.Emit} {program}: a C# program has a name that ends in {TableProgram.Ending}. Pass such a name."
            );
        }

        if (File.Exists(program))
        {
            throw new UserErrorException(
                $"There is a file {program} already, which somebody may have changed. Pass {TableFlags.Emit} with another name, or move it away."
            );
        }

        using var target = OutFile.Prepare(null, program, host.Cancel, TableProgram.Ending);
        target.Save(TableProgram.Of(made, options));
        var fit = latents is null ? "" : $" {latents}";
        host.Output.Write(
            $"wrote {target.Path}, a program that declares {made.Model.Name}: dotnet run {CommandWords.Quoted(target.Path)} -- train {made.Model.Name} --data {CommandWords.Quoted(made.Texts.Path)}{fit}\n"
        );
        return ExitCodes.Done;
    }
}
