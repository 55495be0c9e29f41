using System.CommandLine;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>interpolate RUN</c>: the way between two test examples in the latent space.</summary>
internal static class InterpolateCommand
{
    private const int DefaultSteps = 10;
    private const int MostSteps = 1000;
    private const string Linear = "linear";
    private const string Spherical = "spherical";

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var words = new RunFlags(catalogue);
        var from = Values.Whole("--from", "The test example at which the line begins, from 0.", 0);
        var to = Values.Whole("--to", "The test example at which it ends, from 0.", 0);
        (from.Required, to.Required) = (true, true);
        var steps = Values.Whole("--steps", $"Points on the line, both ends included. [default: {DefaultSteps}]", 2, MostSteps);
        var path = Values.Choice(
            "--path",
            $"The straight line, or the arc around the prior's mean, which is no nearer to it than the ends are. [default: {Linear}]",
            Linear,
            Spherical
        );
        var file = Values.Path("--out", ExampleFile.OutHelp("interpolation-I-J"), ExampleFile.OutName);
        var label = new LabelFlag(
            "Of a conditional model: the class under which to decode the points between. [default: that of both examples, where they have one]"
        );
        var encoded = new EncodedFlag();
        var command = words.Command(
            "interpolate",
            "Decodes the straight line, or an arc, between the posterior means of two test examples; the examples themselves stand at its ends.",
            from,
            to,
            steps,
            path,
            label.Option,
            encoded.Option,
            file
        );
        command.SetAction(parsed =>
        {
            var run = words.Load(parsed, host);
            var isArc = parsed.GetValue(path) == Spherical;
            if (isArc)
            {
                PriorMoments.Require(run.Model, $", around whose mean an arc could lie. Pass --path {Linear}, or leave it out.");
            }

            var data = words.LoadTestData(parsed, run);
            var test = new TestExamples(run, data, encoded.Read(parsed, run));
            var (start, end) = (parsed.GetRequiredValue(from)!.Value, parsed.GetRequiredValue(to)!.Value);
            var (first, last) = (test.Number(start, "--from"), test.Number(end, "--to"));
            var model = label.Read(parsed, run.Model, _ => first.Labels![0] == last.Labels![0] ? first.Labels : null);
            var name = Invariant($"interpolation-{start}-{end}{(isArc ? "-" + Spherical : "")}");
            using var target = ExampleFile.Prepare(run, data, parsed.GetValue(file), name, host.Cancel);
            var work = new ModelWork(run, host.Cancel);
            var shares = LatentPaths.Steps(0, 1, parsed.GetValue(steps) ?? DefaultSteps);
            var line = isArc
                ? LatentPaths.Around(Mean(first), Mean(last), shares, PriorMoments.Of(run)!)
                : LatentPaths.Between(Mean(first), Mean(last), shares);
            var decoded = work.Decode(model.LatentsFrom(line));
            if (target.IsPicture)
            {
                target.Save(InterpolationPicture.Draw(run.Model, (first, start), (last, end), shares, decoded, RunData.TestPart));
            }
            else
            {
                double[] column = [.. shares.Select(share => (double)(float)share)];
                target.Save(new ResultTable([.. ResultColumn.Of(["share"], column), .. run.Outputs(decoded)], shares.Length));
            }

            host.Output.Write(Invariant($"wrote {target.Path}: from test example {start} to {end} of {data.Name}\n{test.Note}"));
            return ExitCodes.Done;

            float[] Mean(Batch example) => work.Encode(example).Mean.Values.ToArray();
        });
        return command;
    }
}
