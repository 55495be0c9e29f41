using System.Security.Cryptography;
using System.Text;

namespace FunctionalVae;

/// <summary>The identity of a specification: equal specifications have equal hashes, in every build and on every platform.</summary>
public static class SpecHash
{
    /// <summary>SHA-256 of a text of the specification in UTF-8, as 64 lower-case hexadecimal digits.</summary>
    public static string Of(VaeSpec spec)
    {
        if (spec is null)
        {
            throw new ArgumentNullException(nameof(spec));
        }

        using var algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(spec.HashedText)).Select(value => HexDigits(value)));
    }

    private static string HexDigits(byte value) => $"{"0123456789abcdef"[value >> 4]}{"0123456789abcdef"[value & 15]}";
}
