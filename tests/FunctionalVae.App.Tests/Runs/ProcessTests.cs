using System.Diagnostics;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests.Runs;

/// <summary>Real processes: ended by the system in the midst of writing, and two at once on one folder.</summary>
public sealed class ProcessTests
{
    private static readonly string[] Words = ["train", "TinyVae", "--epochs", "1", "--threads", "1", "--out"];

    [SkippableFact]
    [Trait("Category", "Slow")]
    public void A_process_that_is_killed_leaves_the_old_run_or_the_new_one_and_no_lock()
    {
        Skip.If(OperatingSystem.IsWindows(), "a process is killed by a signal");
        using var old = TemporaryFolder.InMemory();
        Fvae.Train("TinyVae", "--epochs", "1", "--seed", "9", "--out", old.Path).Succeeded();
        var seen = new HashSet<string>();
        var isKilled = true;
        // Up to the point that a process does not come to.
        for (var point = 0; isKilled; point += 6)
        {
            using var folder = TemporaryFolder.InMemory();
            TwoRuns.Copy(old.Path, folder.Path);
            using (var process = KillHost.Start(point, [.. Words, folder.Path, "--seed", "2"]))
            {
                isKilled = process.Wait() != 0;
            }

            var line = Fvae.Run("evaluate", folder.Path, "--draws", "1", "--json").Succeeded().Output;
            seen.Add(line.Contains("\"seed\":9", StringComparison.Ordinal) ? TwoRuns.Old : TwoRuns.New);
            using var next = RunFolder.Prepare(folder.Path, TinyVae.Model, []);
            Assert.Empty(Directory.GetFiles(folder.File(".fvae/next")));
        }

        Assert.Equal([TwoRuns.New, TwoRuns.Old], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_two_runs_on_one_folder_at_a_time_one_is_written_and_the_other_is_refused_or_comes_after_it()
    {
        const int pairs = 20;
        for (var pair = 0; pair < pairs * Effort.Cases; pair++)
        {
            using var folder = TemporaryFolder.InMemory();
            using var start = new Barrier(2);
            string[] kinds = [TwoRuns.Old, TwoRuns.New];
            Exception?[] problems = [null, null];
            Parallel.Invoke([
                .. kinds.Select(
                    (kind, i) =>
                        (Action)(
                            () =>
                            {
                                start.SignalAndWait();
                                problems[i] = Record.Exception(() => TwoRuns.Instance.Write(folder.File("run"), kind));
                            }
                        )
                ),
            ]);
            var seen = TwoRuns.Instance.Seen(folder.File("run"));
            Assert.Null(problems[seen == TwoRuns.Old ? 0 : 1]);
            Assert.All(
                problems.OfType<Exception>(),
                problem =>
                    Assert.Contains(
                        "Another process is writing to it: wait until it ends.",
                        Assert.IsType<UserErrorException>(problem).Message
                    )
            );
            TwoRuns.Instance.WritesOver(folder.File("run"));
        }
    }

    [Fact]
    public void A_process_does_not_outlive_a_test_that_fails()
    {
        using var folder = TemporaryFolder.InMemory();
        var id = 0;
        Assert.Throws<InvalidOperationException>(
            (Action)(
                () =>
                {
                    using var process = KillHost.Start(-1, "train", "TinyVae", "--epochs", "1000000", "--out", folder.Path);
                    id = process.Id;
                    throw new InvalidOperationException();
                }
            )
        );
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }

    [Fact]
    public void A_second_process_is_refused_while_a_first_trains_and_not_after_it_was_killed()
    {
        using var folder = TemporaryFolder.InMemory();
        using (var first = KillHost.Start(-1, "train", "TinyVae", "--epochs", "1000000", "--out", folder.Path))
        {
            while (first.Output.ReadLine() is { } line && !line.StartsWith("epoch", StringComparison.Ordinal)) { }

            ErrorTests.AssertProblem(Fvae.Run([.. Words, folder.Path]), "Another process is writing to it: wait until it ends.");
        }

        Fvae.Run([.. Words, folder.Path]).Succeeded();
        Assert.Equal(TinyVae.Model.Layout.ParameterCount, Checkpoint.Load(TinyVae.Model, folder.Path).Values.Length);
    }
}
