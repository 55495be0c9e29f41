using System.CommandLine;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>sample RUN</c>: samples from a trained model.</summary>
internal static class SampleCommand
{
    private const int DefaultCount = 100;

    // A hundred columns: what a picture can show.
    private const int MostSamples = 10_000;

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var words = new RunFlags(catalogue);
        var count = Values.Whole("--count", $"Samples. [default: {DefaultCount}]", 1, MostSamples);
        var seed = Values.Seed("--seed", "The seed of the samples. [default: the run's own; with it and 100 samples: samples.png again]");
        var file = Values.Path("--out", ExampleFile.OutHelp("samples-seedN"), ExampleFile.OutName);
        var command = new Command("sample", "Draws samples from a trained model's prior and decodes them into a picture.")
        {
            words.Run,
            count,
            seed,
            file,
        };
        foreach (var option in words.Engine.All)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var run = words.Load(parsed, host);
            PriorMoments.Require(run.Model, " to sample from.");
            var chosen = parsed.GetValue(seed) ?? run.Seed;
            var number = parsed.GetValue(count) ?? DefaultCount;
            using var target = ExampleFile.Prepare(run, null, parsed.GetValue(file), Invariant($"samples-seed{chosen}"), host.Cancel);
            if (target.IsPicture)
            {
                target.Save(SamplePicture.Draw(run.Model, run.Parameters, number, chosen));
            }
            else
            {
                var samples = SamplePicture.Samples(run.Model, run.Parameters, number, chosen);
                target.Save(ResultTable.Of(null, (run.Columns, run.InUnits(samples.Values))));
            }

            host.Output.Write($"wrote {target.Path}\n");
            return ExitCodes.Done;
        });
        return command;
    }
}
