using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

public sealed class DataFilesTests
{
    [Fact]
    public void Files_are_joined_in_order_and_every_row_knows_its_line()
    {
        var table = Join("x,y\n1,2\n3,4\n", "5,6\n7,8\n");

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], table.Values.ToArray());
        Assert.Equal(["x", "y"], table.Columns!);
        Assert.Equal("0.csv + 1.csv: 4 × 2", table.ToString());
        Assert.EndsWith("0.csv, line 3, column 2 (\"y\")", table.Where(1, 1));
        Assert.EndsWith("1.csv, line 1, column 1", table.Where(2, 0));
        Assert.EndsWith("1.csv, line 2, column 2", table.Take([3, 0], "part").Where(0, 1));
    }

    [Fact]
    public void Label_texts_are_numbered_over_all_files()
    {
        var table = Join(new DataOptions(LabelColumn: "k"), "k,x\nb,1\nd,2\n", "k,x\na,3\nd,4\n");

        Assert.Equal(["a", "b", "d"], table.LabelNames!);
        Assert.Equal([1, 2, 0, 2], table.Labels!);
        Assert.Equal([0, 1], Join(new DataOptions(LabelColumn: "1"), "0,1\n", "1,1\n").Labels!);
    }

    [Fact]
    public void Files_that_do_not_fit_together_are_both_named()
    {
        AssertNamesBoth("has 2 values per example and", "1,2\n", "1,2,3\n");
        AssertNamesBoth("name their columns differently: \"x\" and \"y\"", "x,y\n1,2\n", "y,x\n1,2\n");
        AssertNamesBoth("texts in the other", new DataOptions(LabelColumn: "2"), "1,2\n", "1,a\n2,b\n");
    }

    [Fact]
    public void Shapes_and_labels_must_agree()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("a.npy"), NpyBytes.Bytes("(1, 2, 2)", 4));
        File.WriteAllBytes(folder.File("b.npy"), NpyBytes.Bytes("(1, 4)", 4));
        File.WriteAllBytes(
            folder.File("c.npz"),
            NpyBytes.Zip(("x.npy", NpyBytes.Bytes("(1, 4)", 4)), ("y.npy", NpyBytes.Bytes("(1,)", 1)))
        );

        Assert.Contains("shape [2, 2]", Problem(folder.File("a.npy"), folder.File("b.npy")));
        Assert.Contains("c.npz/x has labels and", Problem(folder.File("b.npy"), folder.File("c.npz")));
    }

    [Fact]
    public void A_folder_of_IDX_files_is_read_as_it_is()
    {
        using var folder = IdxBytes.Folder();
        var (train, test) = DataFiles.Load([folder.Path]);

        Assert.Equal(IdxFolder.Load(folder.Path).Train.Fingerprint, train.Fingerprint);
        Assert.Equal((2, 1), (train.Count, test!.Count));
        Assert.Equal([255, 254], train.Labels!);
        Assert.Contains("Give it alone", Problem(folder.Path, folder.Path));
    }

    [Theory]
    [InlineData("a.parquet", "504152310000", "a Parquet file: save the table as CSV")]
    [InlineData("a.h5", "894844460D0A1A0A", "an HDF5 file")]
    [InlineData("a.pkl", "80049500", "a Python pickle: save the array by numpy.save")]
    [InlineData("a.csv", "80049500", "a Python pickle")]
    [InlineData("a.png", "89504E470D0A1A0A", "a picture")]
    [InlineData("train-images-idx3-ubyte", "00000803", "give the folder that holds all four")]
    [InlineData("a.npy", "00", "does not begin as .npy files do")]
    [InlineData("a.npz", "", "does not begin as .npz files do")]
    [InlineData("a.xlsx", "00", "of a kind that is not read. What is: CSV")]
    [InlineData("a", "312C32", "of a kind that is not read. What is: CSV")]
    public void Kinds_that_are_not_read_are_said_with_those_that_are(string name, string bytes, string message)
    {
        var problem = DataText.Problem(Convert.FromHexString(bytes), name: name);

        Assert.Contains(message, problem);
        Assert.Contains("a folder of IDX files", problem);
    }

    [Fact]
    public void What_is_missing_or_in_use_is_said()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("There is no file", Problem(folder.File("none.csv")));
        Assert.Contains("a folder of pictures (.png, .jpg)", Problem(folder.File("none")));
        Assert.Contains("No file of examples", Assert.Throws<InvalidDataSetException>(() => DataFiles.Load([])).Message);

        using var held = new FileStream(folder.File("held.csv"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        Assert.Contains("cannot be read", Problem(folder.File("held.csv")));
    }

    [Fact]
    public void An_option_that_has_no_use_is_refused_and_not_passed_over()
    {
        Assert.Contains("no column \"x\"", DataText.Problem(NpyBytes.Bytes("(1, 1)", 1), new(LabelColumn: "x"), "a.npy"));
        Assert.Contains("no array \"x\"", DataText.Problem("1,2\n", new(Array: "x")));
        Assert.Contains("no label array \"x\"", DataText.Problem(NpyBytes.Bytes("(1, 1)", 1), new(LabelArray: "x"), "a.npy"));
        Assert.Contains("no separator", DataText.Problem(NpyBytes.Bytes("(1, 1)", 1), new(Separator: ';'), "a.npy"));
        Assert.Contains("no header", DataText.Problem(NpyBytes.Bytes("(1, 1)", 1), new(Header: true), "a.npy"));
        using var folder = IdxBytes.Folder();
        var problem = Assert.Throws<InvalidDataSetException>(() => DataFiles.Load([folder.Path], new(LabelColumn: "x"))).Message;
        Assert.Contains("no column \"x\"", problem);
    }

    private static ExampleTable Join(params string[] texts) => Join(null, texts);

    private static ExampleTable Join(DataOptions? options, params string[] texts)
    {
        using var folder = new TemporaryFolder();
        return DataFiles.Load(Written(folder, texts), options).Train;
    }

    private static void AssertNamesBoth(string message, params string[] texts) => AssertNamesBoth(message, null, texts);

    private static void AssertNamesBoth(string message, DataOptions? options, params string[] texts)
    {
        using var folder = new TemporaryFolder();
        var paths = Written(folder, texts);
        var problem = Assert.Throws<InvalidDataSetException>(() => DataFiles.Load(paths, options)).Message;
        Assert.Contains(message, problem);
        Assert.All(paths, path => Assert.Contains(path, problem));
    }

    private static string[] Written(TemporaryFolder folder, string[] texts)
    {
        string[] paths = [.. texts.Select((_, i) => folder.File($"{i}.csv"))];
        for (var i = 0; i < texts.Length; i++)
        {
            File.WriteAllText(paths[i], texts[i]);
        }

        return paths;
    }

    private static string Problem(params string[] paths) => Assert.Throws<InvalidDataSetException>(() => DataFiles.Load(paths)).Message;
}
