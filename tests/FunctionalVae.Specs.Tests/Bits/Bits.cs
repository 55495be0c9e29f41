using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace FunctionalVae.Specs.Tests;

/// <summary>Hashes of numbers to the last bit, and the name of what they depend on.</summary>
internal static class Bits
{
    /// <summary>The widths of this process's vectors: within one such set, every machine computes the same bits.</summary>
    public static string Set { get; } =
        (Vector512.IsHardwareAccelerated, Vector256.IsHardwareAccelerated, Vector128.IsHardwareAccelerated, Vector<float>.Count) switch
        {
            (true, _, _, 16) => "avx512-wide",
            (true, _, _, 8) => "avx512",
            (false, true, _, 8) => "avx2",
            (false, false, true, 4) => "vectors-128",
            (false, false, false, 4) => "no-vectors",
            var other => other.ToString(),
        };

    /// <summary>SHA-256 of the bits, little-endian.</summary>
    public static string Hash<T>(T[] values)
        where T : unmanaged => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<T>(values)));
}
