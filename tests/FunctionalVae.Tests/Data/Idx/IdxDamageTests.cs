using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>Damaged IDX files: each gives one exception with a complete message, and no large allocation.</summary>
public sealed class IdxDamageTests
{
    private const string Images = "train-images-idx3-ubyte";
    private const string Labels = "train-labels-idx1-ubyte";

    [Fact]
    public void A_wrong_magic_number_is_shown_beside_the_right_one()
    {
        var swapped = Problem(Images, IdxBytes.Labels());
        Assert.Contains("0x00000803 of images", swapped);
        Assert.Contains("begins with 0x00000801", swapped);
        Assert.Contains("swapped", swapped);
        Assert.Contains("unsigned bytes", Problem(Labels, IdxBytes.Labels(magic: 0xD01)));
    }

    [Fact]
    public void A_truncated_file_is_said_at_every_length()
    {
        foreach (var (name, whole) in ((string, byte[])[])[(Images, IdxBytes.Images()), (Labels, IdxBytes.Labels())])
        {
            for (var length = 0; length < whole.Length; length++)
            {
                Assert.Contains("cut short", Problem(name, whole[..length]));
            }
        }
    }

    [Fact]
    public void A_truncated_packed_file_reads_as_the_whole_or_is_said()
    {
        var whole = IdxBytes.Gzip(IdxBytes.Images());
        ReadAsTheWholeOrSaid(whole, Enumerable.Range(0, whole.Length).Select(length => whole[..length]));

        // Eight bytes of checksum and length follow the last pixel; nothing is missing without them.
        Assert.Matches("cut short|not an intact gzip", Problem(Images + ".gz", whole[..^10]));
    }

    [Fact]
    public void A_packed_file_with_a_changed_bit_reads_as_the_whole_or_is_said()
    {
        var whole = IdxBytes.Gzip(IdxBytes.Images());
        ReadAsTheWholeOrSaid(whole, Enumerable.Range(0, whole.Length * 8).Select(bit => Flipped(whole, bit)));
    }

    [Fact]
    public void A_file_longer_than_declared_is_said_plain_or_packed()
    {
        var bytes = IdxBytes.Images(length: 9);
        Assert.Contains("longer than it declares", Problem(Images, bytes));
        Assert.Contains("end at byte 24", Problem(Images, bytes));
        Assert.Contains("longer than it declares", Problem(Images + ".gz", IdxBytes.Gzip(bytes)));
        Assert.Contains("longer than it declares", Problem(Labels, IdxBytes.Labels(length: 3)));
    }

    [Fact]
    public void Nothing_to_learn_from_is_said()
    {
        Assert.Contains("0 images at byte 4", Problem(Images, IdxBytes.Images(count: 0)));
        Assert.Contains("0 rows at byte 8", Problem(Images, IdxBytes.Images(height: 0)));
        Assert.Contains("0 columns at byte 12", Problem(Images, IdxBytes.Images(width: 0)));
        Assert.Contains("0 labels at byte 4", Problem(Labels, IdxBytes.Labels(count: 0)));
    }

    [Fact]
    public void Absurd_sizes_are_refused_before_anything_is_allocated()
    {
        var largest = IdxBytes.Images(uint.MaxValue, uint.MaxValue, uint.MaxValue, length: 8);
        var plausibleProduct = IdxBytes.Images(60_000, 28, 28, length: 8);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("only 8 follow", Problem(Images, largest));
        Assert.Contains("47040000", Problem(Images, plausibleProduct));
        Assert.Contains("cannot hold that", Problem(Images + ".gz", IdxBytes.Gzip(largest)));
        Assert.Contains("cannot hold that", Problem(Images + ".gz", IdxBytes.Gzip(plausibleProduct)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void A_file_is_packed_when_its_bytes_say_so_and_not_its_name()
    {
        using var plain = IdxBytes.Folder();
        using var named = IdxBytes.Folder(Images + ".gz", IdxBytes.Images());
        Assert.Equal(IdxFolder.Load(plain.Path).Train.Fingerprint, IdxFolder.Load(named.Path).Train.Fingerprint);
    }

    [Fact]
    public void A_file_in_use_is_said()
    {
        using var folder = IdxBytes.Folder();
        using var held = new FileStream(folder.File(Images), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Contains("cannot be read", Assert.Throws<InvalidDataSetException>(() => IdxFolder.Load(folder.Path)).Message);
    }

    private static void ReadAsTheWholeOrSaid(byte[] whole, IEnumerable<byte[]> damaged)
    {
        using var folder = IdxBytes.Folder(Images + ".gz", whole);
        var expected = IdxFolder.Load(folder.Path).Train.Fingerprint;
        foreach (var bytes in damaged)
        {
            File.WriteAllBytes(folder.File(Images + ".gz"), bytes);
            var problem = Record.Exception(() => Assert.Equal(expected, IdxFolder.Load(folder.Path).Train.Fingerprint));
            Assert.True(problem is null or InvalidDataSetException, $"{Convert.ToHexString(bytes)}: {problem}");
        }
    }

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        byte[] flipped = [.. bytes];
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    private static string Problem(string name, byte[] bytes)
    {
        using var folder = IdxBytes.Folder(name, bytes);
        var message = Assert.Throws<InvalidDataSetException>(() => IdxFolder.Load(folder.Path)).Message;
        Assert.Contains(folder.File(name), message);
        return message;
    }
}
