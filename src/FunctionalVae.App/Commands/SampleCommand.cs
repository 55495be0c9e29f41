using System.CommandLine;

namespace FunctionalVae.App;

/// <summary><c>sample RUN</c>: examples as a trained model has them, or their means.</summary>
internal static class SampleCommand
{
    private const int DefaultCount = 100;

    // A hundred columns: what a picture can show.
    private const int MostSamples = 10_000;
    private const int MostRows = 1_000_000;

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var words = new RunFlags(catalogue);
        var count = Values.Whole(
            "--count",
            $"Samples, at most {MostSamples}; of rows at most {MostRows}. [default: {DefaultCount}]",
            1,
            MostRows
        );
        var values = Values.Choice(
            "--values",
            "Draws x ~ p(x|z), as new examples would be, or the means of p(x|z), which vary less. [default: draws of rows, means of images; means where there is no likelihood]",
            SampledValues.Draws,
            SampledValues.Means
        );
        var latents = Values.Choice(
            "--latents",
            "Draws z from what was fitted to the latent vectors of the training part, or from the prior, as rows under a condition are. [default: fitted where the run has any]",
            FittedLatents.Fitted,
            FittedLatents.Prior
        );
        var label = new LabelFlag(
            "Of a conditional model: the class to draw. [default: all classes in turn, of which files have a column label]"
        );
        var seed = Values.Seed("--seed", "The seed of the samples. [default: the run's own; with it and 100 samples: samples.png again]");
        var file = Values.Path("--out", ExampleFile.OutHelp("samples-seedN"), ExampleFile.OutName);
        var given = new Option<string[]>(Condition.Option)
        {
            Description =
                "Of a table: what a column is to be, such as \"city=Lima\"; repeat it for several. The other columns are drawn given these, as impute fills gaps.",
            HelpName = "NAME=VALUE",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(
            "sample",
            "Draws z from a trained model's prior, or from its fitted latents, and writes draws of p(x|z), or its means."
        )
        {
            words.Run,
            count,
            values,
            latents,
            label.Option,
            seed,
            given,
            file,
        };
        foreach (var option in words.Backend.All)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var run = words.Load(parsed, host);
            var model = label.Read(parsed, run.Model, SampledValues.Classes);
            var chosen = parsed.GetValue(seed) ?? run.Seed;
            var number = parsed.GetValue(count) ?? DefaultCount;
            if (number > MostSamples && run.Model.Spec.Input is Image)
            {
                throw new UserErrorException(
                    FormattableString.Invariant($"--count must be a whole number from 1 to {MostSamples} for images; it was '{number}'.")
                );
            }

            if (parsed.GetValue(given) is { Length: > 0 } condition)
            {
                FittedLatents.RequirePrior(run, parsed.GetValue(latents));

                PriorMoments.Require(run.Model, " to sample from.");
                return Conditional(
                    ConditionalRows.Of(run, condition),
                    (parsed.GetValue(values), parsed.GetValue(count)),
                    chosen,
                    parsed.GetValue(file),
                    host
                );
            }

            var sampled = SampledValues.Of(model, parsed.GetValue(values)) with
            {
                Latents = FittedLatents.Of(run, parsed.GetValue(latents)),
            };
            var name =
                sampled.FileName(chosen) + (parsed.GetValue(label.Option) is { } one ? FormattableString.Invariant($"-label{one}") : "");
            using var target = ExampleFile.Prepare(run, null, parsed.GetValue(file), name, host.Cancel);
            if (target.IsPicture)
            {
                target.Save(SamplePicture.Draw(sampled, run.Parameters, number, chosen));
            }
            else
            {
                var samples = sampled.Make(run.Parameters, number, chosen);
                target.Save(new ResultTable([.. run.Outputs(samples.Values), .. ResultColumn.Labels(samples)], number));
            }

            host.Output.Write($"wrote {target.Path}: {sampled.Text(number)}\n");
            return ExitCodes.Done;
        });
        return command;
    }

    private static int Conditional(ConditionalRows rows, (string? Values, int? Count) asked, ulong seed, string? path, AppHost host)
    {
        var wantsMeans = asked.Values == SampledValues.Means;
        if (wantsMeans && asked.Count is not null)
        {
            throw new UserErrorException(
                $"--count draws several rows, and there is one mean given a condition. Leave --count out, or pass --values {SampledValues.Draws}."
            );
        }

        var name = FormattableString.Invariant($"given-{(wantsMeans ? SampledValues.Means : SampledValues.Draws)}-seed{seed}");
        using var target = ExampleFile.Prepare(rows.Run, null, path, name, host.Cancel);
        var (table, text) = wantsMeans ? rows.Mean(seed, host.Cancel) : rows.Draw(asked.Count ?? DefaultCount, seed, host.Cancel);
        target.Save(table);
        host.Output.Write($"wrote {target.Path}: {text}");
        return ExitCodes.Done;
    }
}
