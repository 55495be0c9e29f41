using System.Buffers.Binary;
using System.Security.Cryptography;
using FunctionalVae.Checkpoints;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>What makes two data sets the same: shape, values and labels, hashed the same way on every platform.</summary>
internal static class ExampleFingerprint
{
    private const int ImageRank = 3;
    private const int Piece = 1 << 13;
    private const int LabelsAreWords = -2;
    private const int ValuesAreDoubles = int.MinValue;

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

        if (examples is ExampleTable { Unrounded: { } exact })
        {
            Append(hash, ValuesAreDoubles);
            AppendExact(hash, exact);
        }
        else
        {
            LittleEndianFloats.Write(examples.Values.Span, hash.AppendData);
        }

        AppendLabels(hash, examples.Labels ?? []);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendExact(IncrementalHash hash, double[] values)
    {
        var bytes = new byte[Piece * sizeof(double)];
        for (var start = 0; start < values.Length; start += Piece)
        {
            var count = Math.Min(Piece, values.Length - start);
            for (var i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[start + i]);
            }

            hash.AppendData(bytes, 0, count * sizeof(double));
        }
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
