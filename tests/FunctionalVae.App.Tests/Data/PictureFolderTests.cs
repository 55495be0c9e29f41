using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>A folder of pictures as the data of a model.</summary>
public sealed class PictureFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Pictures => folder.File("pictures");

    [Fact]
    public void A_model_trains_on_a_folder_and_later_commands_find_it_again()
    {
        Put("b.png", 255);
        Put("a.PNG", 0);
        Put(".hidden.png", 1);
        Put("c.jpg", PictureBytesOf.GreyJpeg);
        Put("B.jpeg", 51);
        File.WriteAllText(Path.Combine(Pictures, "notes.txt"), "no picture");
        var table = PictureFolder.Load(Pictures, TinyVae.Model).Train;
        Assert.Equal("pictures: 4 × 8 × 8 × 1", table.ToString());
        Assert.Null(table.Labels);
        Assert.Equal([0.2f, 0, 1, 0], Enumerable.Range(0, 4).Select(i => table[i].Span[0]));

        var run = folder.File("run");
        var facts = Fvae.Train("TinyVae", "--data", Pictures, "--epochs", "1", "--test", "0.5", "--out", run, "--json").Succeeded();
        Assert.Contains("pictures", facts.Output, StringComparison.Ordinal);
        Fvae.Run("evaluate", run).Succeeded();
        Put("d.png", 9);
        ErrorTests.AssertProblem(Fvae.Run("evaluate", run), "have changed since");
    }

    [SkippableFact]
    public void A_pipe_by_the_name_of_a_picture_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows(), "skipped: Windows has no pipes by a file's name");
        Put("a.png", 0);
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(Pictures, "b.png")]))
        {
            made.WaitForExit();
        }

        ErrorTests.AssertProblem(Fvae.Run("train", "TinyVae", "--data", Pictures), "cannot be read");
    }

    [Fact]
    public void Labels_are_the_names_of_sub_folders_as_written()
    {
        Put("zebra/1.png", 0);
        Put("Ape/2.png", 51);
        Put("ape/3.png", 255);
        var table = PictureFolder.Load(Pictures, TinyVae.Model).Train;
        Assert.Equal(["Ape", "ape", "zebra"], table.LabelNames);
        Assert.Equal([0, 1, 2], table.Labels);
        Assert.Equal([0.2f, 1, 0], Enumerable.Range(0, 3).Select(i => table[i].Span[0]));
    }

    [Theory]
    [InlineData("3", "7", "3 7", null)]
    [InlineData("07", "3", "0 1", "07 3")]
    public void Whole_numbers_are_labels_themselves_as_people_write_them(string one, string other, string labels, string? names)
    {
        Put($"{one}/a.png", 0);
        Put($"{other}/a.png", 0);
        var table = PictureFolder.Load(Pictures, TinyVae.Model).Train;
        Assert.Equal(labels, string.Join(' ', table.Labels!));
        Assert.Equal(names, table.LabelNames is null ? null : string.Join(' ', table.LabelNames));
    }

    [Fact]
    public void Folders_train_and_test_are_the_parts_with_equal_numbers_for_equal_labels()
    {
        Put("train/ape/a.png", 0);
        Put("train/zebra/a.png", 51);
        Put("test/zebra/a.png", 255);
        var (train, test) = PictureFolder.Load(Pictures, TinyVae.Model);
        Assert.Equal([0, 1], train.Labels);
        Assert.Equal([1], test!.Labels);
        Assert.Equal((0.2f, 1f), (train[1].Span[0], test[0].Span[0]));
        Assert.Equal(("pictures/train", "pictures/test"), (train.Name, test.Name));
        ErrorTests.AssertProblem(Fvae.Train("TinyVae", "--data", Pictures, "--test", "0.5"), "have a test part of their own");
    }

    [Fact]
    public void Pictures_without_a_known_label_are_refused()
    {
        Put("ape/a.png", 0);
        Put("b.png", 0);
        Refused("holds pictures, as", "b.png", "beside sub-folders with pictures", "Move all into sub-folders, or none");
        File.Delete(Path.Combine(Pictures, "b.png"));
        Put("ape/young/a.png", 0);
        Refused("young holds pictures two folders below", "labels are the names of folders directly in it");
        Directory.Delete(Pictures, recursive: true);
        Put("train/ape/a.png", 0);
        Put("test/a.png", 0);
        Refused("has sub-folders for labels, and the other has none");
    }

    [Fact]
    public void A_file_at_fault_is_named()
    {
        Put("a.png", 0);
        Put("b.png", PictureBytesOf.Grey(0, side: 9));
        Refused("b.png is 9 × 9 pixels, and TinyVae takes images of 8 × 8");
        Put("b.png", PictureBytesOf.Grey(0)[..^1]);
        Refused("b.png is not an intact PNG or JPEG file (it is cut short");
        Put("b.gif", "GIF89a"u8.ToArray());
        Refused("b.gif is a picture of a kind that is not read; .png, .jpg, .jpeg are. Convert it");
    }

    [Fact]
    public void Options_and_models_that_have_no_use_for_pictures_are_refused()
    {
        Put("a.png", 0);
        ErrorTests.AssertProblem(
            Fvae.Train("TinyVae", "--data", Pictures, "--label-column", "1"),
            "whose labels are the names of its sub-folders"
        );
        ErrorTests.AssertProblem(Fvae.Train("MoonsVae", "--data", Pictures), "holds pictures, and MoonsVae takes rows of 2 values");
        ErrorTests.AssertProblem(Fvae.Train("TinyVae", "--data", Pictures, "--data", Pictures), "is a folder and cannot be joined");
    }

    [Fact]
    public void Nothing_is_written_among_the_pictures()
    {
        foreach (var i in Enumerable.Range(0, 4))
        {
            Put($"{i}.png", 0);
        }

        ErrorTests.AssertProblem(
            Fvae.Train("TinyVae", "--data", Pictures, "--out", Path.Combine(Pictures, "run")),
            "would put pictures of its own among those of"
        );
        var run = folder.File("run");
        Fvae.Train("TinyVae", "--data", Pictures, "--epochs", "1", "--test", "0.5", "--out", run).Succeeded();
        foreach (var name in (string[])["0.png", "new/samples.png"])
        {
            ErrorTests.AssertProblem(Fvae.Run("sample", run, "--out", Path.Combine(Pictures, name)), "whose pictures are data");
        }

        Assert.Equal(4, Directory.GetFileSystemEntries(Pictures).Length);
    }

    [Fact]
    public void Idx_files_are_the_data_whatever_lies_beside_them()
    {
        using var idx = IdxBytes.Folder();
        File.WriteAllBytes(idx.File("preview.png"), PictureBytesOf.Grey(0));
        Assert.False(PictureFolder.Holds(idx.Path));
        File.Delete(idx.File("train-labels-idx1-ubyte"));
        ErrorTests.AssertProblem(Fvae.Train("TinyVae", "--data", idx.Path), "lacks 1 of the four files");
    }

    private void Put(string name, byte level) => Put(name, PictureBytesOf.Grey(level));

    private void Put(string name, byte[] bytes)
    {
        var path = Path.Combine(Pictures, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private void Refused(params string[] texts)
    {
        var outcome = Fvae.Train("TinyVae", "--data", Pictures);
        ErrorTests.AssertProblem(outcome, texts[0]);
        Assert.All(texts, text => Assert.Contains(text, outcome.Error, StringComparison.Ordinal));
    }
}
