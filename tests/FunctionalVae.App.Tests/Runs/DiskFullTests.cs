using System.Diagnostics;
using System.Globalization;

namespace FunctionalVae.App.Tests.Runs;

/// <summary>Disks that are full, and file systems that are not the usual one.</summary>
public sealed class DiskFullTests
{
    private const int Smallest = 4;
    private const int Largest = 400;

    [SkippableTheory]
    [InlineData(Smallest)]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(28)]
    [InlineData(36)]
    [InlineData(44)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(160)]
    [InlineData(240)]
    [InlineData(Largest)]
    public void On_a_small_disk_a_run_is_whole_or_not_there_and_that_is_told(int kilobytes)
    {
        using var disk = Mount(kilobytes);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var run = disk.File("run");
            var before = Directory.Exists(run) ? TwoRuns.Instance.Seen(run) : TwoRuns.None;
            var wanted = attempt == 0 ? TwoRuns.Old : TwoRuns.New;
            var problem = Record.Exception(() => TwoRuns.Instance.Write(run, wanted));
            Assert.False(kilobytes == Smallest && problem is null, "nothing fits here");
            Assert.False(kilobytes == Largest && problem is not null, $"there is room for two runs: {problem?.Message}");
            var seen = Directory.Exists(run) ? TwoRuns.Instance.Seen(run) : TwoRuns.None;
            Assert.Contains(seen, (string[])[before, wanted]);
            if (seen != wanted || problem is not null)
            {
                var message = Assert.IsType<UserErrorException>(problem).Message;
                Assert.Matches("No space left on device|disk was full", message);
                RemoveSpare(message);
            }
        }
    }

    [SkippableFact]
    public void Shared_memory_is_a_file_system_like_another()
    {
        Skip.IfNot(Directory.Exists("/dev/shm"), "skipped: there is no /dev/shm here");
        var path = Path.Combine("/dev/shm", Path.GetRandomFileName());
        try
        {
            TwoRuns.Instance.Write(path, TwoRuns.Old);
            TwoRuns.Instance.WritesOver(path);
            TinyVae.Save(TinyVae.Load(path), Path.Combine(path, "saved.safetensors"));
            TinyVae.Load(Path.Combine(path, "saved.safetensors"));
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static void RemoveSpare(string message)
    {
        if (message.Split("It is kept in ") is [_, var place])
        {
            Directory.Delete(place.Split(": move it")[0], recursive: true);
        }
    }

    private static SmallDisk Mount(int kilobytes)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.UserName == "root", "skipped: only root of a Linux mounts a small disk");
        var folder = new TemporaryFolder();
        using var mount = Process.Start(
            new ProcessStartInfo(
                "mount",
                ["-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={kilobytes}k"), "fvae", folder.Path]
            )
            {
                RedirectStandardError = true,
            }
        )!;
        mount.WaitForExit();
        if (mount.ExitCode != 0)
        {
            folder.Dispose();
            Skip.If(true, "skipped: this root may not mount");
        }

        return new(folder);
    }

    private sealed class SmallDisk(TemporaryFolder folder) : IDisposable
    {
        public string File(string name) => folder.File(name);

        public void Dispose()
        {
            using (var unmount = Process.Start("umount", [folder.Path]))
            {
                unmount.WaitForExit();
            }

            folder.Dispose();
        }
    }
}
