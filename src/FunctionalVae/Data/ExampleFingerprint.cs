using System.Buffers.Binary;
using System.Security.Cryptography;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.Data;

/// <summary>What makes two data sets the same: shape, values and labels, hashed the same way on every platform.</summary>
internal static class ExampleFingerprint
{
    private const int ImageRank = 3;
    private const int LabelsAreWords = -2;

    public static string Of(IExamples examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // The sizes first, so that no two sets of different shape run through the same bytes. Images of three dimensions came first and are
        // not marked; other ranks are, by a number that no count can be.
        var rank = examples.Shape.Dimensions.Count;
        int[] mark = rank == ImageRank ? [] : [-rank];
        foreach (var size in (int[])[.. mark, examples.Count, .. examples.Shape.Dimensions, examples.Labels?.Count ?? -1])
        {
            Append(hash, size);
        }

        LittleEndianFloats.Write(examples.Values.Span, hash.AppendData);
        AppendLabels(hash, examples.Labels ?? []);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendLabels(IncrementalHash hash, IReadOnlyList<int> labels)
    {
        if (labels.All(label => label is >= byte.MinValue and <= byte.MaxValue))
        {
            hash.AppendData([.. labels.Select(label => (byte)label)]);
            return;
        }

        Append(hash, LabelsAreWords);
        foreach (var label in labels)
        {
            Append(hash, label);
        }
    }

    private static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
