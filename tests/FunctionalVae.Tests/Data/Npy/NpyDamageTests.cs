using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

public sealed class NpyDamageTests
{
    [Theory]
    [InlineData("'|O'", "Python objects, stored as pickles")]
    [InlineData("[('x', '<f4')]", "records of several fields")]
    [InlineData("'<U3'", "texts")]
    [InlineData("'<c8'", "complex numbers")]
    [InlineData("'<M8'", "times")]
    [InlineData("'|V8'", "raw bytes")]
    [InlineData("'<f16'", "floats of 16 bytes")]
    [InlineData("'<f4 '", "not a NumPy type")]
    [InlineData("'<f99999999999'", "not a NumPy type")]
    [InlineData("'<i3'", "of a type that is not read")]
    public void What_holds_no_numbers_is_said(string type, string message) =>
        Assert.Contains(message, Problem(NpyBytes.File(type, "(1, 1)", new byte[64])));

    [Theory]
    [InlineData("(0, 3)", "nothing to learn from")]
    [InlineData("(3, 0)", "nothing to learn from")]
    [InlineData("()", "a single number")]
    [InlineData("(99999999999, 1)", "which no array has")]
    [InlineData("(-1, 4)", "damaged header")]
    [InlineData("(2147483647, 2147483647, 2147483647, 2147483647, 2147483647, 2147483647)", "more than the file can hold")]
    [InlineData("(2, 3)", "cut short: it declares 2 × 3 elements of 1 bytes")]
    [InlineData("(1, 3)", "longer than the 1 × 3 elements")]
    public void A_wrong_shape_is_said(string shape, string message) => Assert.Contains(message, Problem(NpyBytes.Bytes(shape, 4)));

    [Fact]
    public void Values_that_are_not_finite_are_said_where_they_are()
    {
        var nan = NpyBytes.File("'<f4'", "(2, 2)", Convert.FromHexString("0000803F0000803F0000803F0000C07F"));
        Assert.Contains("array.npy at [1, 1]: NaN is not a finite number", Problem(nan));

        var infinity = NpyBytes.File("'>f4'", "(2, 2)", Convert.FromHexString("000000003F800000FF80000000000000"), fortran: true);
        Assert.Contains("array.npy at [0, 1]: -Infinity is not a finite number", Problem(infinity));

        var large = NpyBytes.File("'>f8'", "(1,)", Convert.FromHexString("7FE0000000000000"));
        Assert.Contains("array.npy at [0]: 8.98846567431158E+307 is too large", Problem(large));
    }

    [Fact]
    public void Headers_that_are_none_are_said()
    {
        Assert.Contains("version 4", Problem(NpyBytes.File("'|u1'", "(1,)", [1], version: 4)));
        Assert.Contains("damaged header", Problem(NpyBytes.WithHeader("{'descr': '|u1'}", [1])));
        Assert.Contains("damaged header", Problem(NpyBytes.WithHeader("", [1])));
        Assert.Contains("cut short within its header", Problem([0x93, .. "NUMPY"u8, 1, 0, 255, 255]));
        Assert.Contains("declares a header of 4294967295 bytes", Problem([0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255]));
    }

    [Fact]
    public void Absurd_sizes_are_refused_before_anything_is_allocated()
    {
        var absurd = NpyBytes.File("'<f8'", "(60000, 784)", new byte[8]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Problem(absurd);
        DataText.Problem(IdxBytes.Gzip(absurd), name: "array.npy.gz");
        DataText.Problem(NpyBytes.Zip(("x.npy", absurd)), name: "array.npz");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void A_truncated_array_is_said_at_every_length()
    {
        var whole = NpyBytes.File("'<f4'", "(2, 3)", new byte[24]);
        for (var length = 0; length < whole.Length; length++)
        {
            Problem(whole[..length]);
        }
    }

    [Fact]
    public void A_changed_bit_is_read_or_said()
    {
        var whole = NpyBytes.File("'<f4'", "(2, 3)", new byte[24]);
        foreach (var bytes in Damage.Flips(whole))
        {
            Damage.ReadOrSaid(bytes, "array.npy");
        }
    }

    private static string Problem(byte[] bytes) => DataText.Problem(bytes, name: "array.npy");
}
