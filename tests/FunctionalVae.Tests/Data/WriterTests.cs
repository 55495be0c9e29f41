using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

public sealed class WriterTests
{
    private static readonly float[] Awkward = [0.1f, -0f, float.MaxValue, float.Epsilon, 1f / 3, -1.5e-12f];

    [Fact]
    public void A_written_array_reads_back_bit_for_bit()
    {
        using var folder = new TemporaryFolder();
        NpyWriter.Write(folder.File("new/a.npy"), Awkward, [3, 2, 1]);

        var table = DataFiles.Load([folder.File("new/a.npy")]).Train;

        Assert.Equal((3, new Shape([2, 1])), (table.Count, table.Shape));
        Assert.Equal(Bits(Awkward), Bits(table.Values));
    }

    [Fact]
    public void The_elements_begin_at_a_multiple_of_64_bytes_whatever_the_shape()
    {
        using var folder = new TemporaryFolder();
        foreach (
            var shape in (int[][])
                [
                    [6],
                    [2, 3],
                    [1, 6],
                    [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 6],
                ]
        )
        {
            NpyWriter.Write(folder.File("a.npy"), Awkward, shape);
            var bytes = File.ReadAllBytes(folder.File("a.npy"));
            Assert.Equal(0, (bytes.Length - 24) % 64);
            Assert.Equal((byte)'\n', bytes[bytes.Length - 25]);
        }
    }

    [Fact]
    public void A_shape_of_another_size_is_refused_and_nothing_written()
    {
        using var folder = new TemporaryFolder();
        foreach (
            var shape in (int[][])
                [
                    [5],
                    [],
                    [-2, -3],
                    [2, 2],
                ]
        )
        {
            Assert.Contains(
                "6 values",
                Assert.Throws<ArgumentException>(() => NpyWriter.Write(folder.File("a.npy"), Awkward, shape)).Message
            );
        }

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [SkippableFact]
    public void NumPy_reads_what_is_written()
    {
        Python.SkipWithout("numpy");
        using var folder = new TemporaryFolder();
        NpyWriter.Write(folder.File("a.npy"), Awkward, [2, 3]);
        NpyWriter.Write(folder.File("row.npy"), Awkward, [6]);
        CsvWriter.Write(folder.File("a.csv"), ["a", "b", "c", "label"], Rows(), [4, 5]);

        var said = Python.Run(
            "numpy",
            """
            import numpy as np
            a = np.load('a.npy', allow_pickle=False)
            row = np.load('row.npy', allow_pickle=False)
            csv = np.loadtxt('a.csv', delimiter=',', skiprows=1)
            print(a.shape, a.dtype, a.flags.c_contiguous, row.shape, (row == a.ravel()).all())
            print((csv[:, :3].astype(np.float32).view(np.uint32) == a.view(np.uint32)).all(), csv[:, 3].tolist())
            """,
            folder.Path
        );

        Assert.Equal("(2, 3) float32 True (6,) True\nTrue [4.0, 5.0]", said.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_written_table_has_the_same_bytes_in_every_culture_and_reads_back_bit_for_bit() =>
        Cultures.Each(() =>
        {
            using var folder = new TemporaryFolder();
            CsvWriter.Write(folder.File("a.csv"), ["a,b", " c", "say \"d\"", "label"], Rows(), [-4, 5]);

            Assert.Equal(
                "\"a,b\",\" c\",\"say \"\"d\"\"\",label\n0.1,-0,3.4028235E+38,-4\n1E-45,0.33333334,-1.5E-12,5\n",
                File.ReadAllText(folder.File("a.csv"))
            );
            var table = DataFiles.Load([folder.File("a.csv")], new(LabelColumn: "label")).Train;
            Assert.Equal(Bits(Awkward), Bits(table.Values));
            Assert.Equal([-4, 5], table.Labels!);
        });

    [Fact]
    public void A_table_without_header_and_labels_is_written()
    {
        using var folder = new TemporaryFolder();
        CsvWriter.Write(folder.File("a.csv"), null, Rows());
        Assert.Equal("0.1,-0,3.4028235E+38\n1E-45,0.33333334,-1.5E-12\n", File.ReadAllText(folder.File("a.csv")));
    }

    [Fact]
    public void Parts_that_do_not_fit_are_refused_and_nothing_stays_behind()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("has 3 values", Problem(["a"], Rows(), null));
        Assert.Contains("1 labels", Problem(null, Rows(), [1]));
        Assert.Contains("3 labels for 2 rows", Problem(null, Rows(), [1, 2, 3]));
        Assert.Contains("Row 1 has 1", Problem(null, [Awkward.AsMemory(0, 2), Awkward.AsMemory(0, 1)], null));
        Assert.Empty(Directory.GetFiles(folder.Path));

        string Problem(string[]? header, ReadOnlyMemory<float>[] rows, int[]? labels) =>
            Assert.Throws<ArgumentException>(() => CsvWriter.Write(folder.File("a.csv"), header, rows, labels)).Message;
    }

    private static ReadOnlyMemory<float>[] Rows() => [Awkward.AsMemory(0, 3), Awkward.AsMemory(3, 3)];

    private static IEnumerable<int> Bits(ReadOnlyMemory<float> values) => values.ToArray().Select(BitConverter.SingleToInt32Bits);
}
