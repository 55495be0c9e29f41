using System.CommandLine;
using FunctionalVae.Probability;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>transport RUN</c>: the cheapest way from one set of examples to another in the latent space.</summary>
internal static class TransportCommand
{
    public const string Name = "transport";
    public const string From = "--from";
    public const string To = "--to";

    private const int DefaultCount = 1000;
    private const int MostCount = 5000;
    private const int DefaultSteps = 8;
    private const int MostSteps = 1000;
    private const int DefaultPairs = 8;
    private const int MostPairs = 1000;

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var words = new RunFlags(catalogue);
        var from = Values.Paths(From, $"Where to start. {DataFlags.PathHelp} [default: the run's own, its test part]", DataFlags.PathName);
        var to = Values.Paths(To, "Where to go, likewise. [default: the run's own, its test part]", DataFlags.PathName);
        var fromLabel = Values.Path("--from-label", "Start from the examples of this label only.", "LABEL");
        var toLabel = Values.Path("--to-label", "Go to the examples of this label only.", "LABEL");
        var count = Values.Whole(
            "--count",
            $"How many of each are drawn by the seed, where there are more. [default: {DefaultCount}]",
            1,
            MostCount
        );
        var pairs = Values.Whole(
            "--pairs",
            $"Rows of the picture: pairs at equal steps from the nearest to the farthest. [default: {DefaultPairs}]",
            1,
            MostPairs
        );
        var steps = Values.Whole(
            "--steps",
            $"Points between the two of a pair, both ends included. [default: {DefaultSteps}]",
            2,
            MostSteps
        );
        var seed = Values.Seed("--seed", "Which examples are drawn. [default: the run's]");
        var file = Values.Path("--out", ExampleFile.OutHelp(Name), ExampleFile.OutName);
        var encoded = new EncodedFlag();
        var command = words.CommandWithoutData(
            Name,
            "Pairs the examples of two sets so that the way between them in the latent space is the shortest: exact optimal transport of their posterior means with squared distances.",
            from,
            to,
            fromLabel,
            toLabel,
            count,
            pairs,
            steps,
            seed,
            encoded.Option,
            file
        );
        command.SetAction(parsed =>
        {
            RequireTwo(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(fromLabel), parsed.GetValue(toLabel));
            if (parsed.GetValue(from) is null or [] && parsed.GetValue(to) is null or [] && words.Reading.Given(parsed) is { } idle)
            {
                throw new UserErrorException($"{idle} goes with {From} or {To}: the run's own data are read as the run did.");
            }

            var run = words.Load(parsed, host);
            if (run.Model.Spec.Condition is not null)
            {
                throw new UserErrorException(
                    $"{run.Model.Name} decodes under a class, and points on the way between examples of two classes have none; {Name} is not for conditional models."
                );
            }

            var work = new ModelWork(run, host.Cancel);
            var values = encoded.Read(parsed, run);
            var key = Key.FromSeed(parsed.GetValue(seed) ?? run.Seed).Child(KeySites.Evaluation);
            var (start, startData) = Side(from, fromLabel, 0);
            var (end, endData) = Side(to, toLabel, 1);
            KeptFiles.Require(parsed.GetValue(file) ?? Path.Combine(run.Folder, Name), run, endData);
            using var target = ExampleFile.Prepare(run, startData, parsed.GetValue(file), Name, host.Cancel);
            if (
                !target.IsPicture
                && new Option[] { pairs, steps }.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } unused
            )
            {
                throw new UserErrorException(
                    $"{unused.Name} is about the picture, and {target.Path} is a table of all pairs. Leave it out."
                );
            }

            var plan = OptimalTransport.Plan(2, start.Cloud, end.Cloud, host.Cancel);
            var output = new TransportOutput(work, run.Model, start, end, plan);
            var shown = output.Some(parsed.GetValue(pairs) ?? DefaultPairs);
            if (target.IsPicture)
            {
                target.Save(output.Picture(shown, parsed.GetValue(steps) ?? DefaultSteps));
            }
            else
            {
                target.Save(output.Table());
            }

            var what = target.IsPicture ? Invariant($"{shown.Count} of {plan.Moves.Count} pairs") : Invariant($"{plan.Moves.Count} pairs");
            host.Output.Write(
                Invariant(
                    $"wrote {target.Path}: {what}, from {start.Name} ({start.Cloud.Count}) to {end.Name} ({end.Cloud.Count})\nW2 = {plan.Distance:0.####}, the root of the mean squared distance of a pair in the latent space{Compared(start.OfHalves(key.Child(2), host.Cancel))}\n{start.Note}"
                )
            );
            return ExitCodes.Done;

            (TransportSide, RunData) Side(Option<string[]> paths, Option<string?> label, ulong site)
            {
                var given = parsed.GetValue(paths) is { Length: > 0 } named
                    ? words.Reading.Read(parsed, named, EmbeddedData.NameFor(run.Model))
                    : null;
                var data = words.LoadTestData(run, given);
                var most = parsed.GetValue(count) ?? DefaultCount;
                return (TransportSide.Of(work, run, values, data, (label.Name, parsed.GetValue(label)), most, key.Child(site)), data);
            }
        });
        return command;
    }

    private static string Compared(double? halves) =>
        halves is { } distance ? Invariant($"; two halves of the first set: {distance:0.####}") : "";

    private static void RequireTwo(string[]? from, string[]? to, string? fromLabel, string? toLabel)
    {
        if ((from ?? []).SequenceEqual(to ?? []) && fromLabel == toLabel)
        {
            throw new UserErrorException(
                $"Both sets are the same examples. Name another one with {From} or {To}, or other labels, such as --from-label 3 --to-label 5."
            );
        }
    }
}
