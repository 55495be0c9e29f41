using System.Diagnostics;
using System.Globalization;
using FunctionalVae;
using FunctionalVae.Data;
using FunctionalVae.Zoo;

// priors [--seeds N] [--latent N] [--threads N]: the bound on held-out digits of the networks of DigitsVae with eight latent dimensions, or as many
// as are asked for, under trained priors beside the standard normal one. Each seed trains all priors; differences are taken seed by seed.
// Exit code 2: other words.
var (seeds, latent, threads) = (5, 8, 2);
for (var i = 0; i < args.Length; i += 2)
{
    var number = int.TryParse(i + 1 < args.Length ? args[i + 1] : "", CultureInfo.InvariantCulture, out var given) ? given : 0;
    switch (args[i])
    {
        case "--seeds" when number > 1:
            seeds = number;
            break;
        case "--latent" when number > 1:
            latent = number;
            break;
        case "--threads" when number > 0:
            threads = number;
            break;
        default:
            Console.Error.Write(
                $"{args[i]} is not one of the words of priors, or its number is missing; its first lines say which there are.\n"
            );
            return 2;
    }
}

const int draws = 50;
Prior[] priors = [new StandardNormalPrior(), new LearnedNormalPrior(), new MixturePrior(50), new VampPrior(50), new FlowPrior()];
var digits = Digits.Load();
var train = DigitsVae.Model.ExamplesFrom(digits.Train.Values.ToArray());
var held = DigitsVae.Model.ExamplesFrom(digits.Test.Values.ToArray());
Console.Write(
    "| prior | seconds | reconstruction, nats | KL, nats | bound, nats | better than the first by |\n|---|---|---|---|---|---|\n"
);
double[]? first = null;
foreach (var prior in priors)
{
    var model = Vae.ModelFrom(DigitsVae.Spec with { Latent = new DiagonalNormalLatent(latent, prior) });
    var (watch, reconstructions, divergences) = (new Stopwatch(), new double[seeds], new double[seeds]);
    for (var seed = 0; seed < seeds; seed++)
    {
        watch.Start();
        var options = DigitsVae.Defaults with { Seed = (ulong)(seed + 1), Threads = threads };
        var parameters = model.Train(options, Dataset.Of(train)).State.Evaluated;
        watch.Stop();
        for (var draw = 0; draw < draws; draw++)
        {
            var terms = model.Evaluate(parameters, held, model.NoiseFrom(Key.FromSeed((ulong)(100 + draw)), held.Count));
            reconstructions[seed] += terms.Reconstruction / draws;
            divergences[seed] += terms.Kl / draws;
        }
    }

    double[] bounds = [.. reconstructions.Zip(divergences, (reconstruction, kl) => reconstruction - kl)];
    first ??= bounds;
    Console.Write(
        FormattableString.Invariant(
            $"| `{prior}` | {watch.Elapsed.TotalSeconds / seeds:F1} | {Text(reconstructions)} | {Text(divergences)} | {Text(bounds)} | {Text([.. bounds.Zip(first, (own, other) => own - other)])} |\n"
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
