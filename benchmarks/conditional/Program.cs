using System.Diagnostics;
using System.Globalization;
using FunctionalVae;
using FunctionalVae.Data;
using FunctionalVae.Zoo;

// conditional [--seeds N] [--count N] [--python PATH]: how many samples of each class of ConditionalDigits a classifier takes for that class, which has
// learned from the embedded digits that the model was trained on. Its own errors are those on the digits held out.
// Exit code 2: other words.
var (seeds, count, python) = (3, 1000, "python3");
for (var i = 0; i < args.Length; i++)
{
    var next = i + 1 < args.Length ? args[i + 1] : "";
    var number = int.TryParse(next, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : 0;
    switch (args[i])
    {
        case "--seeds" when number > 0:
            (seeds, i) = (number, i + 1);
            break;
        case "--count" when number > 0:
            (count, i) = (number, i + 1);
            break;
        case "--python" when next.Length > 0:
            (python, i) = (next, i + 1);
            break;
        default:
            Console.Error.Write($"{args[i]} is not one of the words of conditional; its first lines say which there are.\n");
            return 2;
    }
}

var place = Directory.CreateTempSubdirectory("conditional-").FullName;
try
{
    var digits = Digits.Load();
    Write("train", digits.Train.Values, digits.Train.Labels!.Select(label => (int)label));
    Write("test", digits.Test.Values, digits.Test.Labels!.Select(label => (int)label));
    var data = Dataset.Of(ConditionalDigits.Images.Of(digits.Train));
    for (var seed = 1; seed <= seeds; seed++)
    {
        var run = ConditionalDigits.Train(ConditionalDigits.Defaults with { Seed = (ulong)seed }, data);
        var (means, draws, labels) = (new List<float>(), new List<float>(), new List<int>());
        for (var label = 0; label < ConditionalDigits.ClassCount; label++)
        {
            var key = Key.FromSeed((ulong)seed).Child((ulong)label);
            means.AddRange(ConditionalDigits.SampleMeans(run.State.Parameters, label, count, key).Values.Span);
            draws.AddRange(ConditionalDigits.Sample(run.State.Parameters, label, count, key).Values.Span);
            labels.AddRange(Enumerable.Repeat(label, count));
        }

        Write(FormattableString.Invariant($"means.{seed}"), means.ToArray(), labels);
        Write(FormattableString.Invariant($"draws.{seed}"), draws.ToArray(), labels);
    }

    using var process = Process.Start(new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "recognise.py"), place]))!;
    process.WaitForExit();
    return process.ExitCode;

    // The label first, then the pixels.
    void Write(string name, ReadOnlyMemory<float> values, IEnumerable<int> of) =>
        File.WriteAllLines(
            Path.Combine(place, name + ".csv"),
            of.Select(
                (label, row) =>
                    string.Join(
                        ',',
                        values
                            .Slice(row * ConditionalDigits.PixelCount, ConditionalDigits.PixelCount)
                            .ToArray()
                            .Select(value => value.ToString(CultureInfo.InvariantCulture))
                            .Prepend(label.ToString(CultureInfo.InvariantCulture))
                    )
            )
        );
}
finally
{
    Directory.Delete(place, recursive: true);
}
