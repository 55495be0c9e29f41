namespace FunctionalVae;

/// <summary>Which examples are trained on and which are kept for validation, by their numbers in the data, ascending.</summary>
/// <param name="Training">The examples to train on.</param>
/// <param name="Validation">The examples to score after each epoch; none without a validation fraction.</param>
internal sealed record TrainingSplit(int[] Training, int[] Validation)
{
    /// <summary>The split of <paramref name="count"/> examples, by the run's key.</summary>
    public static TrainingSplit Of(TrainOptions options, int count, Key key)
    {
        var validation = ValidationCount(options, count);
        if (validation == 0)
        {
            return new([.. Enumerable.Range(0, count)], []);
        }

        var order = Permutation.Of(key.Child(KeySites.Split), count);
        return new([.. order.Skip(validation).Order()], [.. order.Take(validation).Order()]);
    }

    /// <summary>Steps in an epoch over <paramref name="count"/> examples, validation included in that number.</summary>
    public static int StepsPerEpoch(TrainOptions options, int count) =>
        (int)((count - ValidationCount(options, count) + (long)options.BatchSize - 1) / options.BatchSize);

    // The nearest whole number, but at least one example on either side.
    private static int ValidationCount(TrainOptions options, int count)
    {
        if (options.ValidationFraction == 0)
        {
            return 0;
        }

        return count >= 2
            ? Math.Clamp((int)Math.Round(options.ValidationFraction * count), 1, count - 1)
            : throw new ArgumentException($"{count} example cannot be split for validation.", nameof(count));
    }
}
