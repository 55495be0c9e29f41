using System.CommandLine;

namespace FunctionalVae.App;

/// <summary>The words by which every command on a trained model says which model and which data.</summary>
internal sealed class RunFlags(ModelCatalogue catalogue)
{
    /// <summary>What the argument is called that names a trained model.</summary>
    public const string Name = "RUN";

    public Argument<string> Run { get; } = new(Name) { Description = "A folder that train wrote, or a .safetensors file." };

    public Option<string[]> Data { get; } =
        Values.Paths(DataFlags.Paths, $"{DataFlags.PathHelp} [default: the run's own]", DataFlags.PathName);

    public ReadingFlags Reading { get; } = new();

    public BackendFlags Backend { get; } = new(catalogue);

    /// <summary>The command's words: these, and <paramref name="more"/> of its own.</summary>
    public Command Command(string name, string help, params Option[] more)
    {
        var command = CommandWithoutData(name, help, more);
        command.Options.Insert(0, Data);
        return command;
    }

    /// <summary>The same of a command that says its data by options of its own.</summary>
    public Command CommandWithoutData(string name, string help, params Option[] more)
    {
        var command = new Command(name, help) { Run };
        foreach (var option in Reading.All.Concat(more).Concat(Backend.All))
        {
            command.Add(option);
        }

        return command;
    }

    /// <summary>The trained model. Where nothing says how its data were scaled, standard error does.</summary>
    public SavedRun Load(ParseResult parsed, AppHost host)
    {
        var run = SavedRun.Load(parsed.GetRequiredValue(Run), catalogue, Backend.Read(parsed));
        if (run.Record is null)
        {
            host.Error.Write(
                $"note: there is no {RunFiles.Facts} of {run.Model.Name} beside {run.Path}: scaling and columns are unknown, so values are taken as the model sees them\n"
            );
        }

        return run with
        {
            Note = text => host.Error.Write($"note: {text}\n"),
        };
    }

    /// <summary>The data that were asked for; null where none were.</summary>
    /// <exception cref="UserErrorException">An option about reading is given without data.</exception>
    public DataRequest? Asked(ParseResult parsed, SavedRun run) =>
        (parsed.GetValue(Data), Reading.Given(parsed)) switch
        {
            ({ Length: > 0 } paths, _) => Reading.Read(parsed, paths, EmbeddedData.NameFor(run.Model)),
            (_, null) => null,
            (_, var flag) => throw new UserErrorException($"{flag} goes with --data: the run's own data are read as the run did."),
        };

    /// <summary>The data that the run was trained on and tested with.</summary>
    public RunData OwnData(SavedRun run) => RunData.Load(run, given: null, catalogue);

    public RunData LoadData(ParseResult parsed, SavedRun run) => RunData.Load(run, Asked(parsed, run), catalogue);

    /// <summary>The same for a command that takes the test part: it says so where somebody named the whole.</summary>
    public RunData LoadTestData(ParseResult parsed, SavedRun run) => LoadTestData(run, Asked(parsed, run));

    /// <summary>The data of a request, or those of the run, for a command that takes the test part.</summary>
    public RunData LoadTestData(SavedRun run, DataRequest? given)
    {
        var data = RunData.Load(run, given, catalogue);
        if (given is not null && data.PartNote(ModelText.Examples(run.Model)) is { } note)
        {
            run.Note(note);
        }

        return data;
    }
}
