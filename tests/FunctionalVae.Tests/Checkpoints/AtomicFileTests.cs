using FunctionalVae.Checkpoints;

namespace FunctionalVae.Tests.Checkpoints;

public sealed class AtomicFileTests
{
    [Fact]
    public void A_file_is_written_into_a_new_folder_and_replaced_later()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("runs/first/model.bin");

        AtomicFile.Write(path, stream => stream.Write([1, 2, 3]));
        AtomicFile.Write(path, stream => stream.Write([4]));

        Assert.Equal([4], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void When_writing_fails_the_old_file_stays_and_nothing_else_does()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.bin");
        AtomicFile.Write(path, stream => stream.Write([1, 2, 3]));

        Assert.Throws<InvalidOperationException>(() =>
            AtomicFile.Write(
                path,
                stream =>
                {
                    stream.WriteByte(9);
                    throw new InvalidOperationException();
                }
            )
        );

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void When_renaming_fails_the_temporary_file_goes()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("taken/inside"));

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(folder.File("taken"), stream => stream.WriteByte(1)));

        Assert.Equal([folder.File("taken")], Directory.GetFileSystemEntries(folder.Path));
    }

    [SkippableFact]
    public void A_link_stays_a_link_and_its_target_is_replaced()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("real.txt"), "old");
        File.CreateSymbolicLink(folder.File("link.txt"), folder.File("real.txt"));
        AtomicFile.Write(folder.File("link.txt"), stream => stream.Write("new"u8));
        Assert.NotNull(new FileInfo(folder.File("link.txt")).LinkTarget);
        Assert.Equal("new", File.ReadAllText(folder.File("real.txt")));
    }

    [SkippableFact]
    public void What_is_no_regular_file_is_left_alone()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "named pipes in folders are Unix's");
        using var folder = new TemporaryFolder();
        var pipe = folder.File("pipe");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            made.WaitForExit();
        }

        var problem = Assert.Throws<IOException>(() => AtomicFile.Write(pipe, stream => stream.Write("new"u8)));
        Assert.Contains("not a regular file", problem.Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => AtomicFile.Write("/dev/null", stream => stream.Write("new"u8)));
        Assert.Throws<IOException>(() => AtomicFile.Write("/dev/stdout", stream => stream.Write("new"u8)));
        Assert.Equal([pipe], Directory.GetFiles(folder.Path));
    }

    [SkippableFact]
    public void A_problem_names_the_file_that_was_asked_for()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "a folder in which nobody may write");
        var problem = Assert.Throws<IOException>(() => AtomicFile.Write("/proc/x.png", stream => stream.Write("new"u8)));
        Assert.StartsWith("/proc/x.png cannot be written", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", problem.Message, StringComparison.Ordinal);
    }
}
