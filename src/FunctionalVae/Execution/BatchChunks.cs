namespace FunctionalVae;

/// <summary>Large batches in parts, for backends: a large data set does not need a large device.</summary>
public static class BatchChunks
{
    /// <summary>Examples that are scored at once.</summary>
    public const int Size = 1024;

    /// <summary>The rows of a batch of <paramref name="count"/> in parts of at most <see cref="Size"/>.</summary>
    public static IEnumerable<Range> Of(int count)
    {
        for (var start = 0; start < count; start += Size)
        {
            yield return start..Math.Min(count, start + Size);
        }
    }

    /// <summary>Some examples or latent vectors as a model's code takes them: their values, and what is known of each behind these where the model has a condition.</summary>
    public static (float[] Values, int Count) WithLabels(Batch batch, Range rows, VaeSpec spec)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(spec);
        return (LabelValues.WithLabels(batch, rows, spec.Condition?.Width ?? 0), rows.GetOffsetAndLength(batch.Count).Length);
    }

    /// <summary>The values of some rows.</summary>
    public static (float[] Values, int Count) Take(Batch batch, Range rows)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var (start, count) = rows.GetOffsetAndLength(batch.Count);
        return (batch.Values.Slice(start * batch.Width, count * batch.Width).ToArray(), count);
    }
}
