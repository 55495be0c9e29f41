using FunctionalVae.Checkpoints;
using FunctionalVae.Files;

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

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_call_of_the_disk_that_fails_is_told_and_the_old_file_stays(int failing)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.bin");
        AtomicFile.Write(path, stream => stream.Write([1, 2, 3]));
        Disk.Use(new FailingDisk(failing));
        try
        {
            var problem = Assert.Throws<IOException>(() => AtomicFile.Write(path, stream => stream.Write([4])));
            Assert.Contains("Input/output error", problem.Message, StringComparison.Ordinal);
        }
        finally
        {
            Disk.Use(null);
        }

        // The folder is flushed after the file has its name: then it is the new one.
        Assert.Equal(failing == 4 ? [4] : [1, 2, 3], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void What_a_killed_process_left_is_removed_and_what_another_is_writing_is_not()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.bin");
        var (left, open, other) = (".model.bin.a.fvae-tmp", ".model.bin.b.fvae-tmp", ".model.txt.c.fvae-tmp");
        Array.ForEach([left, other], name => File.WriteAllText(folder.File(name), "half"));
        using (new FileStream(folder.File(open), FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            AtomicFile.Write(path, stream => stream.Write([1]));
        }

        Assert.Equal([open, other, "model.bin"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void A_flush_that_the_system_refuses_is_told()
    {
        Skip.If(OperatingSystem.IsWindows(), "numbers of files are Unix's");
        using var closed = new Microsoft.Win32.SafeHandles.SafeFileHandle(1_000_000, ownsHandle: false);
        Assert.Throws<IOException>(() => SystemCalls.Flush(closed));
        Assert.Throws<IOException>(() => SystemCalls.FlushFolder("/there/is/no/such/folder"));
        using var folder = new TemporaryFolder();
        SystemCalls.FlushFolder(folder.Path);
    }

    [SkippableFact]
    public void A_link_in_a_circle_is_told()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.File("one"), folder.File("two"));
        File.CreateSymbolicLink(folder.File("two"), folder.File("one"));
        Assert.Throws<IOException>(() => AtomicFile.Write(folder.File("one"), stream => stream.WriteByte(1)));
        Assert.Throws<IOException>(() => AtomicFile.Probe(folder.File("one")));
    }

    [SkippableFact]
    public void A_problem_names_the_file_that_was_asked_for()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "a folder in which nobody may write");
        var problem = Assert.Throws<IOException>(() => AtomicFile.Write("/proc/x.png", stream => stream.Write("new"u8)));
        Assert.StartsWith("/proc/x.png cannot be written", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tmp", problem.Message, StringComparison.Ordinal);
    }

    // Make the folder, create, flush, rename, flush the folder.
    private sealed class FailingDisk(int failing) : Disk
    {
        private int calls;

        public override void MakeFolder(string path)
        {
            Next();
            base.MakeFolder(path);
        }

        public override Stream Create(string path, long length = 0)
        {
            Next();
            return base.Create(path, length);
        }

        public override void Flush(Stream file)
        {
            Next();
            base.Flush(file);
        }

        public override void Move(string from, string to)
        {
            Next();
            base.Move(from, to);
        }

        public override void FlushFolder(string path)
        {
            Next();
            base.FlushFolder(path);
        }

        private void Next()
        {
            if (calls++ == failing)
            {
                throw new IOException("Input/output error");
            }
        }
    }
}
