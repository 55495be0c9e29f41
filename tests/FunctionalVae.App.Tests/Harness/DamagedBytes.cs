namespace FunctionalVae.App.Tests;

/// <summary>A file as a bad disk or a broken copy leaves it: the same damage for the same number.</summary>
internal static class DamagedBytes
{
    /// <summary>One bit turned over, cut short, a few bytes changed, a few taken out, or a stretch of zeros.</summary>
    public static byte[] Of(byte[] whole, uint number)
    {
        var words = Key.FromSeed(1).Words(number, 0);
        var (at, length) = ((int)(words[0] % (uint)whole.Length), 1 + (int)(words[1] % 8));
        byte[] bytes = [.. whole];
        switch (number % 5)
        {
            case 0:
                bytes[at] ^= (byte)(1 << (int)(words[2] % 8));
                return bytes;
            case 1:
                return whole[..at];
            case 2:
                for (var i = 0; i < length && at + i < bytes.Length; i++)
                {
                    bytes[at + i] = (byte)(words[2] >> i);
                }

                return bytes;
            case 3:
                return [.. whole[..at], .. whole.Skip(at + length)];
            default:
                Array.Clear(bytes, at, Math.Min(bytes.Length - at, 1 << (int)(words[1] % 10)));
                return bytes;
        }
    }
}
