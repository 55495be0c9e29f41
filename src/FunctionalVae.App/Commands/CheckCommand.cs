using System.CommandLine;
using FunctionalVae.Testing;

namespace FunctionalVae.App;

/// <summary><c>check MODEL</c>: the laws of a variational autoencoder, tried on one model.</summary>
internal static class CheckCommand
{
    public const string Run = "--run";

    private const int MostCases = 10_000;

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var model = new Argument<string>("MODEL")
        {
            Description = "The model's name, as list shows it; or the folder of a run that --table made.",
        };
        var seed = Values.Seed("--seed", "The seed of every case. [default: 0]");
        var cases = Values.Whole("--cases", "Multiplies the cases of every law. [default: 1]", 1, MostCases);
        var run = Values.Path(
            Run,
            "Check at and around the weights of a run too: a folder that train wrote, or a .safetensors file. [default: initial weights]",
            RunFlags.Name
        );
        var backend = new BackendFlags(catalogue);
        var json = new Option<bool>("--json") { Description = "End standard output with the results as one line of JSON." };
        var command = new Command(
            "check",
            "Tries the laws that every variational autoencoder keeps on a model: gradients, Kullback–Leibler identities, bounds, batches, determinism. The exit code is 1 where a law is refuted."
        )
        {
            model,
            seed,
            cases,
            run,
            json,
        };
        foreach (var option in backend.All)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var (named, place) = (catalogue.NamedOrOfRun(parsed.GetRequiredValue(model)), backend.Read(parsed));
            var key = parsed.GetValue(seed) ?? 0;
            var saved = parsed.GetValue(run) is { } path ? Trained(named, path, catalogue, place) : null;
            var chosen = saved?.Model ?? place.Open(named, catalogue);
            var options = new VaeLawOptions(Key.FromSeed(key), parsed.GetValue(cases) ?? 1, Parameters: saved?.Parameters);
            var isJson = parsed.GetValue(json);
            var report = new CheckReport(chosen, place, saved?.Path, key, options.Cases, isJson ? host.Error : host.Output);
            var watched = isJson ? host.ErrorIsTerminal : host.OutputIsTerminal;
            report.Begin();
            var laws = VaeLaws.ForModel(report.Model, options);
            var reports = watched ? report.Watch(laws, host.Cancel) : [.. laws.Select(law => law.Check(host.Cancel))];
            report.End(reports);
            if (isJson)
            {
                host.Output.Write(report.ToJson(reports) + "\n");
            }

            return reports.Any(law => law.Verdict == LawVerdict.Refuted) ? ExitCodes.Refuted : ExitCodes.Done;
        });
        return command;
    }

    private static SavedRun Trained(IVaeModel model, string path, ModelCatalogue catalogue, Backend backend)
    {
        var run = SavedRun.Load(path, catalogue, backend);
        return run.Model.Name == model.Name
            ? run
            : throw new UserErrorException($"--run {path} is a run of {run.Model.Name}, not of {model.Name}, which is to be checked.");
    }
}
