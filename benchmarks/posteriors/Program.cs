using System.Diagnostics;
using System.Globalization;
using FunctionalVae;
using FunctionalVae.Data;
using FunctionalVae.Evaluation;
using FunctionalVae.Zoo;

// posteriors [--seeds N] [--threads N]: the networks and the training of BetaTcDigits under other posteriors and objectives: the bound on held-out digits,
// and what its divergence is the sum of on the training digits (ElboSurgery). Each seed trains all; differences are taken seed by seed.
// Exit code 2: other words.
var (seeds, threads) = (5, 2);
for (var i = 0; i < args.Length; i += 2)
{
    var number = int.TryParse(i + 1 < args.Length ? args[i + 1] : "", CultureInfo.InvariantCulture, out var given) ? given : 0;
    switch (args[i])
    {
        case "--seeds" when number > 1:
            seeds = number;
            break;
        case "--threads" when number > 0:
            threads = number;
            break;
        default:
            Console.Error.Write(
                $"{args[i]} is not one of the words of posteriors, or its number is missing; its first lines say which there are.\n"
            );
            return 2;
    }
}

const int draws = 50;
var size = BetaTcDigits.Model.Layout.LatentWidth;
(Latent Latent, TrainingObjective Objective)[] cases =
[
    (new DiagonalNormalLatent(size), new EvidenceLowerBound()),
    (new FullNormalLatent(size), new EvidenceLowerBound()),
    (new DiagonalNormalLatent(size), new EvidenceLowerBound(Beta: 4)),
    (new DiagonalNormalLatent(size), new BetaTotalCorrelation(4)),
    (new DiagonalNormalLatent(size), new BetaTotalCorrelation(10)),
    (new DiagonalNormalLatent(size), new GeneralizedVariational(new RenyiDivergence(0.5))),
    (new DiagonalNormalLatent(size), new GeneralizedVariational(new JeffreysDivergence())),
    (new DiagonalNormalLatent(size), new GeneralizedVariational(new SquaredWasserstein())),
];
var digits = Digits.Load();
var train = BetaTcDigits.Model.ExamplesFrom(digits.Train.Values.ToArray());
var held = BetaTcDigits.Model.ExamplesFrom(digits.Test.Values.ToArray());
Console.Write(
    "| posterior | objective | seconds | bound of held-out digits, nats | better than the first by | information, nats | total correlation, nats |\n|---|---|---|---|---|---|---|\n"
);
double[]? first = null;
foreach (var (latent, objective) in cases)
{
    var model = Vae.ModelFrom(BetaTcDigits.Spec with { Latent = latent, Objective = objective });
    var (watch, bounds, information, correlation) = (new Stopwatch(), new double[seeds], new double[seeds], new double?[seeds]);
    for (var seed = 0; seed < seeds; seed++)
    {
        watch.Start();
        var options = BetaTcDigits.Defaults with { Seed = (ulong)(seed + 1), Threads = threads };
        var parameters = model.Train(options, Dataset.Of(train)).State.Evaluated;
        watch.Stop();
        for (var draw = 0; draw < draws; draw++)
        {
            var noise = model.NoiseFrom(Key.FromSeed((ulong)(100 + draw)), held.Count);
            bounds[seed] += model.Evaluate(parameters, held, noise).Unweighted / draws;
        }

        var surgery = ElboSurgery.Of(model, parameters, train, Key.FromSeed(7));
        (information[seed], correlation[seed]) = (surgery.Information.Value, surgery.TotalCorrelation?.Value);
    }

    first ??= bounds;
    var total = correlation.All(value => value is not null) ? Text([.. correlation.Select(value => value!.Value)]) : "saturated";
    Console.Write(
        FormattableString.Invariant(
            $"| `{latent.GetType().Name}` | `{objective}` | {watch.Elapsed.TotalSeconds / seeds:F1} | {Text(bounds)} | {Text([.. bounds.Zip(first, (own, other) => own - other)])} | {Text(information)} | {total} |\n"
        )
    );
}

return 0;

// Mean and standard error over the seeds.
static string Text(double[] values)
{
    var mean = values.Average();
    var error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length / (values.Length - 1));
    return FormattableString.Invariant($"{mean:F2} ± {error:F2}");
}
