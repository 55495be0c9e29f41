namespace FunctionalVae.Data;

/// <summary>Examples as plain numbers with where they came from: images from files, tables, arrays.</summary>
public interface IExamples
{
    /// <summary>What people call the set.</summary>
    string Name { get; }

    /// <summary>How many examples there are; at least one.</summary>
    int Count { get; }

    /// <summary>The shape of one example: [width], or [height, width, channels].</summary>
    Shape Shape { get; }

    /// <summary>[<see cref="Count"/>, width], one example after another; all finite.</summary>
    ReadOnlyMemory<float> Values { get; }

    /// <summary>One per example; null when there are none.</summary>
    IReadOnlyList<int>? Labels { get; }

    /// <summary>SHA-256 of shape, values and labels in lower-case hexadecimal. Names do not count.</summary>
    string Fingerprint { get; }

    /// <summary>The place of a value in words, for messages: file, line and column where they are known.</summary>
    /// <param name="example">The example's number, from 0.</param>
    /// <param name="value">The value's number within the example, from 0.</param>
    string Where(int example, int value);
}
