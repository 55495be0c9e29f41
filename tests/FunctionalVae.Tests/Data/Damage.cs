using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>Damaged files, and the promise about them: they are read, or one exception says what is wrong.</summary>
internal static class Damage
{
    public static IEnumerable<byte[]> Flips(byte[] whole)
    {
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            byte[] flipped = [.. whole];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return flipped;
        }
    }

    /// <summary>The table, or null when it was said what is wrong.</summary>
    public static ExampleTable? ReadOrSaid(byte[] bytes, string name)
    {
        try
        {
            return DataText.Load(bytes, name: name);
        }
        catch (InvalidDataSetException)
        {
            return null;
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"{name} of {Convert.ToHexString(bytes)}", problem);
        }
    }
}
