using System.Buffers.Binary;
using System.Security.Cryptography;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.Data;

/// <summary>What makes two data sets the same: shape, values and labels, hashed the same way on every platform.</summary>
internal static class ExampleFingerprint
{
    public static string Of(ExampleSet examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // The sizes first, so that no two sets of different shape run through the same bytes.
        foreach (var size in (int[])[examples.Count, examples.Height, examples.Width, examples.Channels, examples.Labels?.Count ?? -1])
        {
            var bytes = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, size);
            hash.AppendData(bytes);
        }

        LittleEndianFloats.Write(examples.Values.Span, hash.AppendData);
        hash.AppendData([.. examples.Labels ?? []]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
