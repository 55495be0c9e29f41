using System.Diagnostics;

namespace FunctionalVae.App.Tests;

/// <summary>A damaged run.json: every command that reads it goes on or says in one sentence what is wrong and what to do.</summary>
public sealed class RecordDamageTests(TrainedTiny run) : IClassFixture<TrainedTiny>, IDisposable
{
    private const int Cases = 200;

    private static readonly string[] Commands =
    [
        "evaluate RUN --draws 1",
        "sample RUN --count 2 --out OUT.png",
        "encode RUN --out OUT.csv",
        "reconstruct RUN --out OUT.png",
        "traverse RUN --from 3 --out OUT.png",
        "interpolate RUN --from 1 --to 2 --out OUT.png",
        "transport RUN --to-label 1 --out OUT.png",
    ];

    // What libraries say to programmers.
    private static readonly string[] Raw = ["Exception", "   at ", "(Parameter '", "LineNumber"];

    private readonly TemporaryFolder folder = TemporaryFolder.InMemory();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Whatever_happens_to_a_record_its_run_is_read_or_a_sentence_says_why_not()
    {
        var whole = File.ReadAllBytes(Path.Combine(run.Path, RunFiles.Facts));
        File.Copy(Path.Combine(run.Path, RunFiles.Model), folder.File(RunFiles.Model));
        var watch = Stopwatch.StartNew();
        for (var number = 0u; number < Cases * Effort.Cases; number++)
        {
            File.WriteAllBytes(folder.File(RunFiles.Facts), DamagedBytes.Of(whole, number));
            // Six commands and five kinds of damage: each meets each.
            var words = Commands[(int)(number % Commands.Length)]
                .Replace("RUN", folder.Path, StringComparison.Ordinal)
                .Replace("OUT", folder.File("out"), StringComparison.Ordinal);
            var outcome = Fvae.Run(words.Split(' '));
            if (outcome.Code != 0)
            {
                AssertSentence(outcome, $"damage {number}, {words}");
            }
        }

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 120 * Effort.Cases);
    }

    private static void AssertSentence(Outcome outcome, string what)
    {
        Assert.True(outcome.Code == 2 && outcome.Output.Length == 0, $"{what}: exit code {outcome.Code}, {outcome.Output}");
        Assert.True(
            outcome.Error.StartsWith("error: ", StringComparison.Ordinal)
                && outcome.Error.IndexOf('\n') == outcome.Error.Length - 1
                && outcome.Error.EndsWith(".\n", StringComparison.Ordinal)
                && !Raw.Any(word => outcome.Error.Contains(word, StringComparison.Ordinal)),
            $"{what}: {outcome.Error}"
        );
    }
}
