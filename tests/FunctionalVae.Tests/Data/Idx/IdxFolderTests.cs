using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

public sealed class IdxFolderTests
{
    [Theory]
    [InlineData("train-images-idx3-ubyte")]
    [InlineData("train-images.idx3-ubyte")]
    [InlineData("train-images-idx3-ubyte.gz")]
    [InlineData("train-images.idx3-ubyte.gz")]
    public void Every_spelling_is_read_plain_or_packed(string spelling)
    {
        using var folder = IdxBytes.Folder();
        File.Delete(folder.File("train-images-idx3-ubyte"));
        var images = IdxBytes.Images();
        File.WriteAllBytes(folder.File(spelling), spelling.EndsWith(".gz", StringComparison.Ordinal) ? IdxBytes.Gzip(images) : images);

        var (train, test) = IdxFolder.Load(folder.Path);

        Assert.Equal((2, 2, 2, 1), (train.Count, train.Height, train.Width, train.Channels));
        Assert.Equal([255 / 255f, 254 / 255f, 253 / 255f, 252 / 255f], train[0].ToArray());
        Assert.Equal(248 / 255f, train[1].Span[3]);
        Assert.Equal([255, 254], train.Labels!);
        Assert.Equal(1, test.Count);
        Assert.EndsWith("/train", train.Name);
    }

    [Fact]
    public void A_packed_file_without_the_ending_is_recognised_by_its_bytes()
    {
        using var folder = IdxBytes.Folder("train-images-idx3-ubyte", IdxBytes.Gzip(IdxBytes.Images()));

        Assert.Equal(2, IdxFolder.Load(folder.Path).Train.Count);
    }

    [Fact]
    public void Images_larger_than_a_piece_are_read_whole()
    {
        using var folder = IdxBytes.Folder("train-images-idx3-ubyte", IdxBytes.Images(count: 2, height: 70, width: 71));
        File.WriteAllBytes(folder.File("t10k-images-idx3-ubyte"), IdxBytes.Images(count: 1, height: 70, width: 71));

        var values = IdxFolder.Load(folder.Path).Train.Values.ToArray();

        Assert.Equal(Enumerable.Range(0, 2 * 70 * 71).Select(i => (byte)(255 - i) / 255f), values);
    }

    [Fact]
    public void A_missing_folder_is_said()
    {
        using var folder = IdxBytes.Folder();

        Assert.Contains("There is no folder", Problem(folder.File("nowhere")));
        Assert.Contains("is a file", Problem(folder.File("train-images-idx3-ubyte")));
        Assert.Contains("There is no folder", Problem(""));
    }

    [Fact]
    public void Missing_files_are_named_all_at_once_with_their_spellings()
    {
        using var folder = IdxBytes.Folder();
        File.Delete(folder.File("train-labels-idx1-ubyte"));
        File.Delete(folder.File("t10k-images-idx3-ubyte"));

        var message = Problem(folder.Path);

        Assert.Contains("lacks 2 of the four", message);
        Assert.Contains(
            "train-labels-idx1-ubyte or train-labels-idx1-ubyte.gz or train-labels.idx1-ubyte or train-labels.idx1-ubyte.gz",
            message
        );
        Assert.Contains("t10k-images-idx3-ubyte or", message);
        Assert.DoesNotContain("train-images", message);
    }

    [Fact]
    public void Counts_of_images_and_labels_must_agree()
    {
        using var folder = IdxBytes.Folder("train-labels-idx1-ubyte", IdxBytes.Labels(count: 3));

        Assert.Contains("has 2 images and", Problem(folder.Path));
        Assert.Contains("has 3 labels", Problem(folder.Path));
    }

    [Fact]
    public void Train_and_test_images_must_be_of_one_size()
    {
        using var folder = IdxBytes.Folder("t10k-images-idx3-ubyte", IdxBytes.Images(count: 1, width: 3));

        Assert.Contains("has images of 2 × 2 pixels", Problem(folder.Path));
        Assert.Contains("of 2 × 3", Problem(folder.Path));
    }

    private static string Problem(string folder) => Assert.Throws<InvalidDataSetException>(() => IdxFolder.Load(folder)).Message;
}
