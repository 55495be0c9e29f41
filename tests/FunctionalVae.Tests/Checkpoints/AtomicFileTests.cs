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
}
