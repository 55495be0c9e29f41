using FunctionalVae.Checkpoints;

namespace FunctionalVae.Tests.Checkpoints;

/// <summary>Damaged safetensors files: read, or refused with a <see cref="CheckpointException"/>; nothing else.</summary>
public sealed class SafeTensorsDamageTests
{
    private static readonly byte[] Whole = SafeTensorsBytes.Of(
        new(
            [new("weight", [2, 2], new[] { 1f, 2f, 3f, 4f }), new("bias", [2], new[] { 5f, 6f })],
            new Dictionary<string, string> { ["step"] = "7" }
        )
    );

    private static readonly byte[] Eight = new byte[8];

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        for (var length = 0; length < Whole.Length; length++)
        {
            Assert.Matches(length < 8 ? "begins with 8" : "cut short", Problem(Whole[..length]));
        }
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_file_with_any_byte_changed_is_read_or_refused()
    {
        for (var at = 0; at < Whole.Length; at++)
        {
            for (var value = 0; value < 256; value++)
            {
                byte[] changed = [.. Whole];
                changed[at] = (byte)value;
                var problem = Record.Exception(() => SafeTensorsBytes.Read(changed));
                Assert.True(problem is null or CheckpointException, $"byte {at} = {value}: {problem}");
            }
        }
    }

    [Fact]
    public void A_file_that_is_longer_is_refused() => Assert.Contains("has 3 bytes after its last tensor", Problem([.. Whole, 1, 2, 3]));

    [Fact]
    public void A_header_longer_than_the_limit_or_the_file_is_refused_before_it_is_allocated()
    {
        Assert.Contains("18446744073709551615 bytes, over the format's limit", Problem([255, 255, 255, 255, 255, 255, 255, 255, 0]));
        Assert.Contains("cut short", Problem([0, 0, 0, 1, 0, 0, 0, 0, (byte)'{']));
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "should be a JSON object and is array")]
    [InlineData("{\"\\ud800\":{}}", "not valid Unicode")]
    [InlineData("{\"__metadata__\":{\"a\":\"\\udc00\"}}", "not valid Unicode")]
    [InlineData("{\"__metadata__\":[]}", "__metadata__ should be a JSON object and is array")]
    [InlineData("{\"__metadata__\":{\"a\":1}}", "'a' in __metadata__ is not text")]
    [InlineData("{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", "'a' in __metadata__ is not text or is there twice")]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{}}", "'__metadata__' twice")]
    [InlineData("{\"a\":1}", "tensor 'a' has no dtype")]
    [InlineData("{\"a\":{}}", "tensor 'a' has no dtype")]
    public void A_malformed_header_is_refused(string header, string message) =>
        Assert.Contains(message, Problem(SafeTensorsBytes.WithHeader(header, Eight)));

    [Theory]
    [InlineData("\"F8_E4M3\"", "[1]", "[0,8]", "is of type \"F8_E4M3\"; only F32, F64, F16, BF16 are read. Save it as float32 first.")]
    [InlineData("\"I64\"", "[2]", "[0,8]", "shape [2], which needs 16 bytes, and offsets for 8")]
    [InlineData("32", "[1]", "[0,8]", "is of type 32; only F32")]
    [InlineData("\"F32\"", "[3]", "[0,8]", "shape [3], which needs 12 bytes, and offsets for 8")]
    [InlineData("\"F32\"", "[-2]", "[0,8]", "has -2 in its shape")]
    [InlineData("\"F32\"", "[2.0]", "[0,8]", "has 2.0 in its shape")]
    [InlineData("\"F32\"", "[[2]]", "[0,8]", "has [2] in its shape")]
    [InlineData("\"F32\"", "2", "[0,8]", "a list of numbers as shape and has 2")]
    [InlineData("\"F32\"", "[9223372036854775807,9223372036854775807,9]", "[0,8]", "more values than an array holds")]
    [InlineData("\"F32\"", "[9223372036854775807,0]", "[0,0]", "a size is over 2147483647")]
    [InlineData("\"F32\"", "[2]", "[8,0]", "has [8, 0]")]
    [InlineData("\"F32\"", "[2]", "[0]", "has [0]")]
    [InlineData("\"F32\"", "[2]", "[0,18446744073709551615]", "has 18446744073709551615 in its data_offsets")]
    [InlineData("\"F32\"", "[1]", "[4,8]", "begins at data byte 4 and leaves a hole after the header")]
    [InlineData("\"F32\"", "[1]", "[0,4]", "has 4 bytes after its last tensor")]
    [InlineData("\"F32\"", "[500000000]", "[0,2000000000]", "need 2000000000 bytes after the header and 8 are there")]
    public void A_malformed_tensor_is_named(string type, string shape, string offsets, string message)
    {
        var header = $$$"""{"a":{"dtype":{{{type}}},"shape":{{{shape}}},"data_offsets":{{{offsets}}}}}""";

        Assert.Contains(message, Problem(SafeTensorsBytes.WithHeader(header, Eight)));
    }

    [Theory]
    [InlineData("b", "[0,4]", "tensor 'b' begins at data byte 0 and overlaps tensor 'a', which ends at 4")]
    [InlineData("b", "[8,12]", "tensor 'b' begins at data byte 8 and leaves a hole after tensor 'a', which ends at 4")]
    [InlineData("a", "[4,8]", "has 'a' twice")]
    public void Tensors_must_follow_each_other_without_holes(string second, string offsets, string message)
    {
        var header =
            $$$"""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"{{{second}}}":{"dtype":"F32","shape":[1],"data_offsets":{{{offsets}}}}}""";

        Assert.Contains(message, Problem(SafeTensorsBytes.WithHeader(header, Eight)));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Contains(
            "model.safetensors",
            Problem(SafeTensorsBytes.WithHeader([(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}']))
        );

    [Fact]
    public void A_missing_file_and_a_folder_are_said()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("cannot be read", Assert.Throws<CheckpointException>(() => SafeTensors.Read(folder.File("none"))).Message);
        Assert.Contains("cannot be read", Assert.Throws<CheckpointException>(() => SafeTensors.Read(folder.Path)).Message);
    }

    private static string Problem(byte[] bytes)
    {
        var message = Assert.Throws<CheckpointException>(() => SafeTensorsBytes.Read(bytes)).Message;
        Assert.Contains("model.safetensors", message);
        return message;
    }
}
