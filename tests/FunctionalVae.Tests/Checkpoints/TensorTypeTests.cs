using System.Buffers.Binary;

namespace FunctionalVae.Tests.Checkpoints;

/// <summary>Other types of numbers than single precision, as their standards define them.</summary>
public sealed class TensorTypeTests
{
    [Theory]
    // IEEE 754 binary16: sign, 5 bits of exponent, 10 of fraction.
    [InlineData(
        "F16",
        new ulong[] { 0x3C00, 0xC000, 0x0001, 0x7BFF, 0x7C00, 0x8000 },
        new[] { 1f, -2f, 5.9604645e-8f, 65504f, float.PositiveInfinity, -0f }
    )]
    // The upper half of binary32.
    [InlineData(
        "BF16",
        new ulong[] { 0x3F80, 0xC049, 0x0001, 0x7F7F, 0xFF80 },
        new[] { 1f, -3.140625f, 9.183549615799121e-41f, 3.3895314e38f, float.NegativeInfinity }
    )]
    // binary64: 1/3 is rounded to the nearest, and what is too large is infinite.
    [InlineData(
        "F64",
        new ulong[] { 0x3FF0000000000000, 0x3FD5555555555555, 0x7FE0000000000000, 0x0000000000000001 },
        new[] { 1f, 1 / 3f, float.PositiveInfinity, 0f }
    )]
    [InlineData("F32", new ulong[] { 0x3F800000, 0x00000001 }, new[] { 1f, float.Epsilon })]
    public void Numbers_are_those_of_the_standard(string type, ulong[] bits, float[] expected)
    {
        var size = type switch
        {
            "F64" => 8,
            "F32" => 4,
            _ => 2,
        };
        var read = Read(type, size, bits);
        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), read.Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [InlineData("F16")]
    [InlineData("BF16")]
    [InlineData("F64")]
    public void What_is_no_number_stays_none(string type) =>
        Assert.True(float.IsNaN(Assert.Single(Read(type, type == "F64" ? 8 : 2, [type == "F64" ? 0x7FF8000000000000UL : 0x7FFFUL]))));

    [Fact]
    public void Long_tensors_are_read_in_pieces()
    {
        var bits = Enumerable.Range(0, 300_000).Select(i => BitConverter.DoubleToUInt64Bits(i)).ToArray();
        Assert.Equal(Enumerable.Range(0, bits.Length).Select(i => (float)i), Read("F64", 8, bits));
    }

    [Fact]
    public void A_shape_needs_the_bytes_of_its_type() =>
        Assert.Contains(
            "shape [2], which needs 4 bytes, and offsets for 8",
            Assert.Throws<FunctionalVae.Checkpoints.CheckpointException>(() => Read("F16", 2, [1, 2, 3, 4], "[2]")).Message
        );

    private static float[] Read(string type, int size, ulong[] bits, string? shape = null)
    {
        var data = new byte[bits.Length * size];
        for (var i = 0; i < bits.Length; i++)
        {
            var word = new byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(word, bits[i]);
            word.AsSpan(0, size).CopyTo(data.AsSpan(i * size));
        }

        var header = $$$"""{"a":{"dtype":"{{{type}}}","shape":{{{shape ?? $"[{bits.Length}]"}}},"data_offsets":[0,{{{data.Length}}}]}}""";
        return Assert.Single(SafeTensorsBytes.Read(SafeTensorsBytes.WithHeader(header, data)).Tensors).Values.ToArray();
    }
}
