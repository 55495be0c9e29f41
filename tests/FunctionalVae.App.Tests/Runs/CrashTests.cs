using FunctionalVae.Checkpoints;
using FunctionalVae.Files;

namespace FunctionalVae.App.Tests.Runs;

/// <summary>A run over an old one, ended at every call that it makes of the disk: the old run or the new one is there, whole.</summary>
public sealed class CrashTests
{
    private const string Full = "No space left on device";
    private const int FewestCalls = 40;

    [Fact]
    public void Killed_at_any_call_the_old_run_or_the_new_one_is_there()
    {
        using var old = TwoRuns.Instance.OldFolder();
        var seen = Enumerable.Range(0, Calls(old)).Select(point => Killed(old, point)).ToArray();

        // First the old one at every point, then the new one: there is one moment between them.
        Assert.Equal(seen.Order(Comparer<string>.Create((one, other) => string.CompareOrdinal(other, one))), seen);
        Assert.Contains(TwoRuns.Old, seen);
        Assert.Contains(TwoRuns.New, seen);
    }

    [Fact]
    public void Killed_at_any_call_of_a_first_run_it_is_there_or_nothing_is()
    {
        using var empty = TemporaryFolder.InMemory();
        var calls = Calls(empty);
        for (var point = 0; point < calls; point++)
        {
            using var folder = TemporaryFolder.InMemory();
            Interrupted(folder.Path, point);
            Assert.Contains(TwoRuns.Instance.SeenReadOnly(folder.Path), (string[])[TwoRuns.None, TwoRuns.New]);
            TwoRuns.Instance.WritesOver(folder.Path);
        }
    }

    [Fact]
    public void A_file_that_somebody_puts_there_after_the_kill_is_not_replaced()
    {
        using var old = TwoRuns.Instance.OldFolder();
        var (calls, met) = (Calls(old), 0);
        for (var point = 0; point < calls; point++)
        {
            using var folder = TemporaryFolder.InMemory();
            TwoRuns.Copy(old.Path, folder.Path);
            Interrupted(folder.Path, point);
            var own = folder.File(RunFiles.Metrics);
            if (!File.Exists(folder.File(".fvae/commit")) || !File.Exists(folder.File($".fvae/next/{RunFiles.Metrics}")))
            {
                continue;
            }

            met++;
            File.WriteAllText(own, "mine");
            // Readers pass it, writers stop at it.
            Assert.Equal(TwoRuns.New, TwoRuns.Instance.Seen(folder.Path));
            ErrorTests.AssertProblem(
                Fvae.Train("TinyVae", "--epochs", "1", "--out", folder.Path),
                $"{own} was put there after a command was killed that has a file of this name to put there too. Move that file"
            );
            Assert.Equal("mine", File.ReadAllText(own));
            File.Delete(own);
            TwoRuns.Instance.WritesOver(folder.Path);
        }

        Assert.InRange(met, 1, calls);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void A_failure_of_any_call_is_told_and_the_old_run_or_the_new_one_is_there(int failures)
    {
        using var old = TwoRuns.Instance.OldFolder();
        var (calls, told) = (Calls(old), 0);
        for (var point = 0; point < calls; point++)
        {
            using var folder = TemporaryFolder.InMemory();
            TwoRuns.Copy(old.Path, folder.Path);
            var problem = Failed(folder.Path, point, failures);
            told += problem is null ? 0 : 1;
            Assert.True(problem is null or UserErrorException, $"call {point}: {problem}");
            Assert.True(problem is null || problem.Message.Contains(Full, StringComparison.Ordinal), $"call {point}: {problem?.Message}");
            var seen = TwoRuns.Instance.Seen(folder.Path);
            Assert.True(problem is not null || seen == TwoRuns.New, $"call {point} failed, nobody was told, and the old run is there");
            RemoveSpare(problem);
            TwoRuns.Instance.WritesOver(folder.Path);
            Assert.Equal("mine", File.ReadAllText(folder.File("notes.txt")));
        }

        // Calls that tidy up may fail unsaid; those that carry the run may not.
        Assert.InRange(told, calls / 2, calls);
    }

    [Fact]
    public void A_model_that_cannot_be_written_to_its_place_is_kept_in_another()
    {
        using var folder = TemporaryFolder.InMemory();
        using var run = RunFolder.Prepare(folder.File("run"), TinyVae.Model, []);
        var parameters = TinyVae.Model.Initialize(Key.FromSeed(1));
        var isFirst = true;
        Disk.Use(new WatchedDisk(_ => throw (isFirst ? Once() : new InvalidOperationException())));
        UserErrorException problem;
        try
        {
            problem = Assert.Throws<UserErrorException>(() => run.WriteImported(TinyVae.Model, parameters));
        }
        finally
        {
            Disk.Use(null);
        }

        var spare = Spare(problem)!;
        Assert.Equal(parameters.Values.ToArray(), Checkpoint.Load(TinyVae.Model, spare).Values.ToArray());
        RemoveSpare(problem);

        IOException Once()
        {
            isFirst = false;
            Disk.Use(null);
            return new(Full);
        }
    }

    private static int Calls(TemporaryFolder old)
    {
        using var folder = TemporaryFolder.InMemory();
        TwoRuns.Copy(old.Path, folder.Path);
        var disk = new WatchedDisk(_ => { });
        On(disk, () => TwoRuns.Instance.Write(folder.Path, TwoRuns.New));
        Assert.InRange(disk.Calls, FewestCalls, 400);
        return disk.Calls;
    }

    private static string Killed(TemporaryFolder old, int point)
    {
        using var folder = TemporaryFolder.InMemory();
        TwoRuns.Copy(old.Path, folder.Path);
        Interrupted(folder.Path, point);
        var seen = TwoRuns.Instance.SeenReadOnly(folder.Path);
        Assert.Equal(seen, TwoRuns.Instance.Seen(folder.Path));
        Assert.NotEqual(TwoRuns.None, seen);
        Assert.Equal("mine", File.ReadAllText(folder.File("notes.txt")));
        TwoRuns.Instance.WritesOver(folder.Path);
        return seen;
    }

    // A run may make a call or two fewer than the one that was counted: texts of times differ in length, and so in pieces that are written.
    private static void Interrupted(string path, int point)
    {
        var problem = Record.Exception(() =>
            On(
                new WatchedDisk(call =>
                {
                    if (call >= point)
                    {
                        throw new KilledException();
                    }
                }),
                () => TwoRuns.Instance.Write(path, TwoRuns.New)
            )
        );
        if (problem is null)
        {
            Assert.InRange(point, FewestCalls, int.MaxValue);
            Assert.Equal(TwoRuns.New, TwoRuns.Instance.SeenReadOnly(path));
            return;
        }

        Assert.IsType<KilledException>(problem);
    }

    private static Exception? Failed(string path, int point, int failures) =>
        Record.Exception(() =>
            On(
                new WatchedDisk(call =>
                {
                    if (call >= point && call - point < failures)
                    {
                        throw new IOException(Full);
                    }
                }),
                () => TwoRuns.Instance.Write(path, TwoRuns.New)
            )
        );

    private static void On(WatchedDisk disk, Action work)
    {
        Disk.Use(disk);
        try
        {
            work();
        }
        finally
        {
            Disk.Use(null);
        }
    }

    private static string? Spare(Exception? problem) =>
        problem?.Message.Split("It is kept in ") is [_, var place] ? place.Split(": move it")[0] : null;

    private static void RemoveSpare(Exception? problem)
    {
        if (Spare(problem) is { } place)
        {
            Assert.Contains("fvae-run-", place, StringComparison.Ordinal);
            Directory.Delete(place, recursive: true);
        }
    }
}
