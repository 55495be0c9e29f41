using System.Security.Cryptography;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>What makes the weights of a model the same: their float32 bits in the order of the layout, hashed the same way on every platform.</summary>
internal static class ParameterFingerprint
{
    /// <summary>The name in the metadata of files that go with some weights.</summary>
    public const string Name = "parameters_sha256";

    public static string Of(ParameterVector parameters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        LittleEndianFloats.Write(parameters.Array, hash.AppendData);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
