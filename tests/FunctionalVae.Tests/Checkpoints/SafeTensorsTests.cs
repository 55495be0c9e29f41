using System.Text;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.Tests.Checkpoints;

public sealed class SafeTensorsTests
{
    private static readonly SafeTensors Sample = new(
        [
            new("encoder.0.weight", [2, 3], new[] { 1f, -2.5f, float.NaN, float.PositiveInfinity, float.Epsilon, -0f }),
            new("größe \"1\"", [], new[] { 3.25f }),
            new("empty", [4, 0, 2], ReadOnlyMemory<float>.Empty),
            new("bias", [2], new[] { 7f, 8f }),
        ],
        new Dictionary<string, string>
        {
            ["step"] = "12",
            ["model"] = "line\nbreak",
            ["Z"] = "",
        }
    );

    [Fact]
    public void What_is_written_is_read_back_to_the_bit()
    {
        using var folder = new TemporaryFolder();
        SafeTensors.Write(folder.File("a.safetensors"), Sample);

        AssertSame(Sample, SafeTensors.Read(folder.File("a.safetensors")));
    }

    [Fact]
    public void Random_contents_are_read_back_to_the_bit()
    {
        for (uint trial = 0; trial < 50; trial++)
        {
            var contents = Random(trial);
            AssertSame(contents, SafeTensorsBytes.Read(SafeTensorsBytes.Of(contents)));
        }
    }

    [Fact]
    public void Tensors_longer_than_a_piece_are_read_back()
    {
        float[] values = [.. Enumerable.Range(0, 600_001).Select(i => (float)i)];
        var contents = new SafeTensors([new("long", [values.Length], values)], new Dictionary<string, string>());

        AssertSame(contents, SafeTensorsBytes.Read(SafeTensorsBytes.Of(contents)));
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        var contents = new SafeTensors(
            [new("b", [2, 1], new[] { 1f, 2f }), new("a", [1], new[] { 3f })],
            new Dictionary<string, string> { ["y"] = "2", ["X"] = "1" }
        );
        var header =
            """{"__metadata__":{"X":"1","y":"2"},"b":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""";
        header += new string(' ', (8 - (header.Length % 8)) % 8);

        var expected = new MemoryStream();
        using var writer = new BinaryWriter(expected);
        writer.Write((ulong)header.Length);
        writer.Write(Encoding.ASCII.GetBytes(header));
        writer.Write(1f);
        writer.Write(2f);
        writer.Write(3f);
        Assert.Equal(expected.ToArray(), SafeTensorsBytes.Of(contents));
    }

    [Fact]
    public void A_file_without_tensors_or_metadata_is_a_file()
    {
        var nothing = new SafeTensors([], new Dictionary<string, string>());

        AssertSame(nothing, SafeTensorsBytes.Read(SafeTensorsBytes.Of(nothing)));
        AssertSame(nothing, SafeTensorsBytes.Read(SafeTensorsBytes.WithHeader("{}")));
    }

    [Fact]
    public void Tensors_may_lie_in_another_order_than_the_header_names_them()
    {
        var bytes = SafeTensorsBytes.WithHeader(
            """{"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""",
            [0, 0, 128, 63, 0, 0, 0, 64]
        );

        var tensors = SafeTensorsBytes.Read(bytes).Tensors;

        Assert.Equal(["b", "a"], tensors.Select(tensor => tensor.Name));
        Assert.Equal([2f, 1f], tensors.Select(tensor => tensor.Values.Span[0]));
    }

    [Fact]
    public void What_the_format_cannot_say_is_not_written()
    {
        using var folder = new TemporaryFolder();
        var none = new Dictionary<string, string>();
        NamedTensor one = new("a", [1], new[] { 1f });

        Assert.Throws<ArgumentException>(() => SafeTensors.Write(folder.File("x"), new([one, one], none)));
        Assert.Throws<ArgumentException>(() => SafeTensors.Write(folder.File("x"), new([one with { Name = "__metadata__" }], none)));
        Assert.Throws<ArgumentException>(() => SafeTensors.Write(folder.File("x"), new([one with { Shape = [2] }], none)));
        Assert.Throws<ArgumentException>(() => SafeTensors.Write(folder.File("x"), new([one with { Shape = [-1, -1] }], none)));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static SafeTensors Random(uint trial)
    {
        var words = Key.FromSeed(trial).Words(0, 0);
        var tensors = Enumerable
            .Range(0, (int)(words.Word0 % 5))
            .Select(tensor =>
            {
                var key = Key.FromSeed(trial).Child((ulong)tensor);
                int[] shape =
                [
                    .. Enumerable.Range(0, (int)(key.Words(0, 0).Word0 % 4)).Select(axis => (int)(key.Words(1, (uint)axis).Word0 % 5)),
                ];
                var count = shape.Aggregate(1, (product, size) => product * size);
                float[] values = [.. Enumerable.Range(0, count).Select(i => BitConverter.UInt32BitsToSingle(key.Words(2, (uint)i).Word0))];
                return new NamedTensor($"t{tensor}{new string('ü', shape.Length)}", shape, values);
            });
        var metadata = Enumerable.Range(0, (int)(words.Word1 % 3)).ToDictionary(i => $"key {i}", i => $"{words.Word2}\u0001{i}");
        return new([.. tensors], metadata);
    }

    private static void AssertSame(SafeTensors expected, SafeTensors actual)
    {
        Assert.Equal(expected.Metadata, actual.Metadata);
        Assert.Equal(expected.Tensors.Select(tensor => tensor.Name), actual.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(expected.Tensors.Select(tensor => tensor.Shape), actual.Tensors.Select(tensor => tensor.Shape));
        Assert.Equal(expected.Tensors.Select(Bits), actual.Tensors.Select(Bits));
    }

    private static uint[] Bits(NamedTensor tensor) => [.. tensor.Values.ToArray().Select(BitConverter.SingleToUInt32Bits)];
}
