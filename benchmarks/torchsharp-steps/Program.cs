using System.Globalization;
using System.Text.Json;
using FunctionalVae.TorchSharpSteps;
using static TorchSharp.torch;

// TorchSharp's half of side-by-side: answers each line of standard input ("step SECONDS" or "decode SECONDS") with one line of JSON. The network
// is benchmarks/pytorch/reference.py's, the examples are those of the file that it is given. Where there are several ways, of Adam, of
// binarising and of fewer threads, all are tried and the fastest is taken.
var settings = Settings.Parse(args);
set_num_threads(settings.Threads);
var first = Steps.Batches(settings)[0];
var binarization = settings.IsBinarized
    ? Ways.Binarizations(first.shape)
        .MinBy(way =>
            Steps.Microseconds(
                () =>
                {
                    using var scope = NewDisposeScope();
                    way.Value(first);
                },
                0.2
            )
        )
    : default;

var candidates = Enumerable
    .Range(1, settings.Threads)
    .SelectMany(threads => Ways.Optimisers.Select(optimiser => (threads, optimiser)))
    .Select(way =>
    {
        set_num_threads(way.threads);
        var steps = new Steps(settings, way.optimiser.Value, binarization.Value);
        Steps.Microseconds(steps.Step, 0.3);
        return (way.threads, Adam: way.optimiser.Key, Steps: steps, Time: Steps.Microseconds(steps.Step, 0.5));
    })
    .ToList();
var best = candidates.MinBy(candidate => candidate.Time);
set_num_threads(best.threads);
Steps.Microseconds(best.Steps.Decode, 0.2);
Say(
    new
    {
        torchsharp = typeof(TorchSharp.torch).Assembly.GetName().Version!.ToString(3),
        libtorch = __version__,
        threads = best.threads,
        adam = best.Adam,
        // Each way and its threads, when they were tried: what a program with TorchSharp's own optimiser gets is among them.
        triedMicroseconds = candidates.ToDictionary(way => $"{way.Adam}, {way.threads}", way => Math.Round(way.Time)),
        binarization = binarization.Key ?? "none",
    }
);
while (Console.ReadLine() is { } line)
{
    var words = line.Split(' ');
    Action call = words[0] == "step" ? best.Steps.Step : best.Steps.Decode;
    Say(new { microseconds = Steps.Microseconds(call, double.Parse(words[1], CultureInfo.InvariantCulture)) });
}

static void Say<T>(T facts) => Console.WriteLine(JsonSerializer.Serialize(facts));
