using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

public sealed class NpzTests
{
    private static readonly byte[] Two = NpyBytes.Bytes("(2, 2)", 4);
    private static readonly byte[] Labels = NpyBytes.Bytes("(2,)", 2);

    [Theory]
    [InlineData("x", "y")]
    [InlineData("X", "labels")]
    [InlineData("data", "targets")]
    [InlineData("images", "y")]
    [InlineData("x_train", "y_train")]
    [InlineData("anything", "y")]
    public void Usual_names_are_found(string examples, string labels)
    {
        var table = Load(NpyBytes.Zip((labels + ".npy", Labels), (examples + ".npy", Two)));

        Assert.Equal([1, 2, 3, 4], table.Values.ToArray());
        Assert.Equal([1, 2], table.Labels!);
        Assert.Equal("arrays.npz/" + examples, table.Name);
        Assert.EndsWith($"arrays.npz/{examples} at [1, 0]", table.Where(1, 0));
    }

    [Fact]
    public void Arrays_are_taken_by_name()
    {
        var bytes = NpyBytes.Zip(("x.npy", NpyBytes.Bytes("(3, 1)", 3)), ("mine.npy", Two), ("kinds.npy", Labels));

        Assert.Null(Load(bytes, new(Array: "mine")).Labels);
        Assert.Equal([1, 2], Load(bytes, new(Array: "mine", LabelArray: "kinds")).Labels!);
        Assert.Contains("no array \"yours\". It has \"x\", \"mine\", \"kinds\"", Problem(bytes, new(Array: "yours")));
        Assert.Contains("has 3 examples and its label array has 2", Problem(bytes, new(LabelArray: "kinds")));
    }

    [Fact]
    public void A_test_part_is_kept_apart()
    {
        using var folder = new TemporaryFolder();
        var one = NpyBytes.Bytes("(1, 2)", 2);
        File.WriteAllBytes(
            folder.File("mnist.npz"),
            NpyBytes.Zip(("x_test.npy", one), ("x_train.npy", Two), ("y_train.npy", Labels), ("y_test.npy", NpyBytes.Bytes("(1,)", 1)))
        );

        var (train, test) = DataFiles.Load([folder.File("mnist.npz")]);

        Assert.Equal((2, 1), (train.Count, test!.Count));
        Assert.Equal([1], test.Labels!);
        Assert.Null(DataFiles.Load([folder.File("mnist.npz")], new(Array: "x_test")).Test);
        Assert.Contains(
            "Give it alone",
            Assert.Throws<InvalidDataSetException>(() => DataFiles.Load([folder.File("mnist.npz"), folder.File("mnist.npz")])).Message
        );
    }

    [Fact]
    public void Labels_must_be_whole_numbers_in_one_dimension()
    {
        Assert.Contains("argmax", Problem(NpyBytes.Zip(("x.npy", Two), ("y.npy", Two))));
        var half = NpyBytes.File("'<f2'", "(2,)", Convert.FromHexString("003E003C"));
        Assert.Contains("arrays.npz/y at [0]: 1.5 is not a label", Problem(NpyBytes.Zip(("x.npy", Two), ("y.npy", half))));
        Assert.Equal([1, 2], Load(NpyBytes.Zip(("x.npy", Two), ("y.npy", NpyBytes.Bytes("(2, 1)", 2)))).Labels!);
    }

    [Fact]
    public void A_zip_without_arrays_is_said()
    {
        Assert.Contains("without arrays", Problem(NpyBytes.Zip(("readme.txt", [1]))));
        Assert.Contains("Unpack it", DataText.Problem(IdxBytes.Gzip(NpyBytes.Zip(("x.npy", Two))), name: "arrays.npz.gz"));
    }

    [Fact]
    public void A_truncated_archive_is_said_at_every_length()
    {
        var whole = NpyBytes.Zip(("x.npy", Two), ("y.npy", Labels));
        for (var length = 0; length < whole.Length; length++)
        {
            Problem(whole[..length]);
        }
    }

    [Fact]
    public void A_changed_bit_never_changes_the_numbers_unseen()
    {
        var whole = NpyBytes.Zip(("x.npy", Two));
        foreach (var bytes in Damage.Flips(whole))
        {
            var table = Damage.ReadOrSaid(bytes, "arrays.npz");
            Assert.True(table is null || table.Values.Span.SequenceEqual([1, 2, 3, 4]), Convert.ToHexString(bytes));
        }
    }

    private static ExampleTable Load(byte[] bytes, DataOptions? options = null) => DataText.Load(bytes, options, "arrays.npz");

    private static string Problem(byte[] bytes, DataOptions? options = null) => DataText.Problem(bytes, options, "arrays.npz");
}
