using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

public sealed class NpyTests
{
    [Theory]
    [InlineData("'<f4'", "0000C03F000010C0", new[] { 1.5f, -2.25f })]
    [InlineData("'>f4'", "3FC00000C0100000", new[] { 1.5f, -2.25f })]
    [InlineData("'<f8'", "000000000000F83F00000000000002C0", new[] { 1.5f, -2.25f })]
    [InlineData("'>f8'", "3FF8000000000000C002000000000000", new[] { 1.5f, -2.25f })]
    [InlineData("'<f2'", "003E80C0", new[] { 1.5f, -2.25f })]
    [InlineData("'>f2'", "3E00C080", new[] { 1.5f, -2.25f })]
    [InlineData("'|u1'", "01FF", new[] { 1f, 255 })]
    [InlineData("'|i1'", "01FF", new[] { 1f, -1 })]
    [InlineData("'|b1'", "0001", new[] { 0f, 1 })]
    [InlineData("'<u2'", "0100FFFF", new[] { 1f, 65535 })]
    [InlineData("'>u2'", "0001FFFF", new[] { 1f, 65535 })]
    [InlineData("'<i2'", "0100FFFF", new[] { 1f, -1 })]
    [InlineData("'>i2'", "0001FFFE", new[] { 1f, -2 })]
    [InlineData("'<u4'", "01000000FFFFFFFF", new[] { 1f, 4294967295f })]
    [InlineData("'>u4'", "0000000100000002", new[] { 1f, 2 })]
    [InlineData("'<i4'", "01000000FEFFFFFF", new[] { 1f, -2 })]
    [InlineData("'>i4'", "00000001FFFFFFFE", new[] { 1f, -2 })]
    [InlineData("'<i8'", "0100000000000000FEFFFFFFFFFFFFFF", new[] { 1f, -2 })]
    [InlineData("'>i8'", "0000000000000001FFFFFFFFFFFFFFFE", new[] { 1f, -2 })]
    [InlineData("'<u8'", "01000000000000000200000000000000", new[] { 1f, 2 })]
    [InlineData("'>u8'", "00000000000000010000000000000002", new[] { 1f, 2 })]
    public void Every_type_of_number_is_read(string type, string bytes, float[] expected)
    {
        var table = Load(NpyBytes.File(type, "(1, 2)", Convert.FromHexString(bytes)));

        Assert.Equal(expected, table.Values.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_version_is_read(byte version) =>
        Assert.Equal([1, 2, 3, 4], Load(NpyBytes.File("'|u1'", "(2, 2)", NpyBytes.Counting(4), version: version)).Values.ToArray());

    [Fact]
    public void Columns_that_lie_first_are_turned_into_rows()
    {
        var table = Load(NpyBytes.File("'|u1'", "(2, 3, 2)", NpyBytes.Counting(12), fortran: true));

        // Element [n, i, j] lies at n + 2 i + 6 j.
        Assert.Equal([1, 7, 3, 9, 5, 11], table[0].ToArray());
        Assert.Equal([2, 8, 4, 10, 6, 12], table[1].ToArray());
    }

    [Fact]
    public void Further_dimensions_are_the_shape_of_an_example()
    {
        var table = Load(NpyBytes.Bytes("(2, 3, 4)", 24));

        Assert.Equal((2, 12, new Shape([3, 4])), (table.Count, table.Width, table.Shape));
        Assert.EndsWith("array.npy at [1, 2, 3]", table.Where(1, 11));
        Assert.Equal("array.npy: 2 × 3 × 4", table.ToString());
        Assert.Equal(new Shape([1]), Load(NpyBytes.Bytes("(5,)", 5)).Shape);
        Assert.EndsWith("array.npy at [4]", Load(NpyBytes.Bytes("(5,)", 5)).Where(4, 0));
    }

    [Fact]
    public void An_array_longer_than_a_piece_is_read_whole()
    {
        var bytes = Enumerable.Range(0, 30_000).Select(i => (byte)(i * 7)).ToArray();
        Assert.Equal(bytes.Select(value => (float)value), Load(NpyBytes.File("'|u1'", "(300, 100)", bytes)).Values.ToArray());
    }

    [Fact]
    public void A_packed_array_is_read() =>
        Assert.Equal([1, 2], DataText.Load(IdxBytes.Gzip(NpyBytes.Bytes("(1, 2)", 2)), name: "array.npy.gz").Values.ToArray());

    [Fact]
    public void Arrays_are_known_by_their_bytes_whatever_the_name() =>
        Assert.Equal([1, 2], DataText.Load(NpyBytes.Bytes("(1, 2)", 2), name: "array").Values.ToArray());

    [SkippableFact]
    public void What_NumPy_saves_is_read()
    {
        Python.SkipWithout("numpy");
        using var folder = new TemporaryFolder();
        Python.Run(
            "numpy",
            """
            import numpy as np
            a = np.arange(24).reshape(2, 3, 4) - 5
            np.save('c.npy', a); np.save('f.npy', np.asfortranarray(a.astype('>f4')))
            np.save('half.npy', a.astype(np.float16)); np.save('bool.npy', a > 0)
            np.savez_compressed('z.npz', data=a.astype(np.float32), labels=np.array([7, 8]))
            np.savez('s.npz', a)
            np.savetxt('t.csv', a.reshape(2, 12), delimiter=',')
            np.save('objects.npy', np.array([{}], dtype=object))
            np.save('records.npy', np.zeros(2, dtype=[('x', 'f4'), ('y', 'i4')]))
            np.save('record.npy', np.zeros(2, dtype=[('x', 'f4')]))
            np.save('texts.npy', np.array(['a']))
            """,
            folder.Path
        );
        var expected = Enumerable.Range(-5, 24).Select(i => (float)i).ToArray();
        foreach (var name in (string[])["c.npy", "f.npy", "half.npy", "z.npz", "s.npz", "t.csv"])
        {
            Assert.Equal(expected, DataFiles.Load([folder.File(name)]).Train.Values.ToArray());
        }

        Assert.Equal([7, 8], DataFiles.Load([folder.File("z.npz")]).Train.Labels!);
        Assert.Equal(expected.Select(value => value > 0 ? 1f : 0), DataFiles.Load([folder.File("bool.npy")]).Train.Values.ToArray());
        Assert.Contains("Python objects", Said("objects.npy"));
        Assert.Contains("several fields", Said("records.npy"));
        Assert.Contains("several fields", Said("record.npy"));
        Assert.Contains("texts", Said("texts.npy"));

        string Said(string name) => Assert.Throws<InvalidDataSetException>(() => DataFiles.Load([folder.File(name)])).Message;
    }

    private static ExampleTable Load(byte[] bytes) => DataText.Load(bytes, name: "array.npy");
}
