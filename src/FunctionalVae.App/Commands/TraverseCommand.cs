using System.CommandLine;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>traverse RUN</c>: what each latent dimension does.</summary>
internal static class TraverseCommand
{
    private const int DefaultSteps = 11;
    private const int MostSteps = 1000;
    private const double DefaultRange = 3;

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var words = new RunFlags(catalogue);
        var dimension = Values.Indices("--dimension", "Which dimensions, from 0. [default: all]");
        var steps = Values.Whole("--steps", $"Points on each line; an odd number has the middle. [default: {DefaultSteps}]", 2, MostSteps);
        var range = Values.Positive(
            "--range",
            Invariant(
                $"How far to go either way, in standard deviations of the prior; in units where there is no prior. [default: {DefaultRange}]"
            ),
            "a positive number such as 3"
        );
        var from = Values.Whole("--from", "The test example around whose posterior mean to vary, from 0. [default: the prior's mean]", 0);
        var file = Values.Path("--out", ExampleFile.OutHelp("traversal"), ExampleFile.OutName);
        var label = new LabelFlag("Of a conditional model: the class under which to decode. [default: that of the example of --from]");
        var encoded = new EncodedFlag();
        var command = words.Command(
            "traverse",
            "Varies one latent dimension at a time and decodes: one row per dimension.",
            dimension,
            steps,
            range,
            from,
            label.Option,
            encoded.Option,
            file
        );
        command.SetAction(parsed =>
        {
            var run = words.Load(parsed, host);
            var number = parsed.GetValue(from);
            if (number is null && words.Asked(parsed, run) is not null)
            {
                throw new UserErrorException(
                    "--data says where --from takes its example; without --from nothing would be read. Pass --from too."
                );
            }

            if (number is null && parsed.GetValue(encoded.Option) is not null)
            {
                throw new UserErrorException("--binarize says how the example of --from is encoded. Pass --from too, or leave it out.");
            }

            if (number is null)
            {
                PriorMoments.Require(run.Model, ", around whose mean to vary. Pass --from with the number of a test example.");
            }

            var data = number is null ? null : words.LoadTestData(parsed, run);
            var test = data is null ? null : new TestExamples(run, data, encoded.Read(parsed, run));
            var middle = number is { } index ? test!.Number(index, "--from") : null;
            var name = number is { } example ? Invariant($"traversal-from{example}") : "traversal";
            var model = label.Read(parsed, run.Model, _ => middle?.Labels);
            using var target = ExampleFile.Prepare(run, data, parsed.GetValue(file), name, host.Cancel);
            var dimensions = Dimensions(run.Model, parsed.GetValue(dimension));
            var most = parsed.GetValue(range) ?? DefaultRange;
            var offsets = LatentPaths.Steps(-most, most, parsed.GetValue(steps) ?? DefaultSteps);
            var work = new ModelWork(run, host.Cancel);
            var prior = PriorMoments.Of(run);
            var centre = middle is null ? prior!.Mean : work.Encode(middle).Mean.Values.ToArray();
            float[] unit = prior?.Deviation ?? [.. centre.Select(_ => 1f)];
            var latents = model.LatentsFrom(LatentPaths.Along(centre, unit, dimensions, offsets));
            var decoded = work.Decode(latents);
            if (target.IsPicture)
            {
                target.Save(TraversalPicture.Draw(run.Model, decoded, dimensions, offsets));
            }
            else
            {
                double[] place = [.. dimensions.SelectMany(chosen => offsets.SelectMany(offset => (double[])[chosen, (float)offset]))];
                target.Save(new ResultTable([.. ResultColumn.Of(["dimension", "offset"], place), .. run.Outputs(decoded)], latents.Count));
            }

            host.Output.Write(
                Invariant($"wrote {target.Path}: {dimensions.Count} of {run.Model.Layout.LatentWidth} latent dimensions\n{test?.Note}")
            );
            return ExitCodes.Done;
        });
        return command;
    }

    private static IReadOnlyList<int> Dimensions(IVaeModel model, int[]? chosen)
    {
        var count = model.Layout.LatentWidth;
        if (chosen is null or [])
        {
            return [.. Enumerable.Range(0, count)];
        }

        return chosen.All(dimension => dimension < count)
            ? chosen
            : throw new UserErrorException(
                Invariant(
                    $"--dimension {chosen.First(dimension => dimension >= count)}: the dimensions of {model.Name} are 0 to {count - 1}."
                )
            );
    }
}
