using System.CommandLine;

namespace FunctionalVae.App;

/// <summary><c>bench MODEL</c>: how fast a model trains and decodes on this machine.</summary>
internal static class BenchCommand
{
    // More threads than any machine has processors would only exhaust it.
    private const int MostThreads = 1024;

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var model = new Argument<string>("MODEL")
        {
            Description = "The model's name, as list shows it; or the folder of a run that --table made.",
        };
        var batch = Values.Whole("--batch", "Examples per step. [default: the model's own]", 1, 65_536);
        var threads = Values.Whole("--threads", "Threads of a step. [default: one per processor]", 1, MostThreads);
        var backend = new BackendFlags(catalogue);
        var json = new Option<bool>("--json") { Description = "End standard output with the results as one line of JSON." };
        var command = new Command("bench", "Measures training steps and decoding for some seconds, on made-up examples.")
        {
            model,
            batch,
            threads,
            json,
        };
        foreach (var option in backend.All)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var place = backend.Read(parsed);
            var chosen = place.Open(catalogue.NamedOrOfRun(parsed.GetRequiredValue(model)), catalogue);
            var result = Benchmark.Run(
                chosen,
                parsed.GetValue(batch) ?? chosen.Defaults.BatchSize,
                parsed.GetValue(threads) ?? Environment.ProcessorCount
            );
            var writer = parsed.GetValue(json) ? host.Error : host.Output;
            writer.Write(BenchReport.Text(chosen, place, result));
            if (parsed.GetValue(json))
            {
                host.Output.Write(BenchReport.ToJson(chosen, place, result) + "\n");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
