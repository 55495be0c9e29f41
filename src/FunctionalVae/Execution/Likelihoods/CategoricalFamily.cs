namespace FunctionalVae;

/// <summary>Groups of values of which one is 1, each with its mean as the probability, and the others are 0.</summary>
/// <param name="levels">The values of a group.</param>
internal sealed class CategoricalFamily(int levels) : BinaryFamily
{
    public static CategoricalFamily? From(Reconstruction term) => term is CategoricalLikelihood own ? new(own.Levels) : null;

    // None after the one that is 1; else the value's share of what is left.
    public override double MeanGiven(int column, ReadOnlyMemory<float> means, ReadOnlyMemory<float> example)
    {
        var first = column - (column % levels);
        if (example.Span[first..column].ContainsAnyExcept(0))
        {
            return 0;
        }

        double left = 0;
        foreach (var mean in means.Span[column..(first + levels)])
        {
            left += mean;
        }

        // A mean that is not finite stays so.
        return left == 0 ? 0 : means.Span[column] / left;
    }

    // The best constant means are the frequencies.
    public override double? BestConstant(Batch train) =>
        ValueMoments.Of(train).Means.Sum(frequency => frequency == 0 ? 0 : frequency * Math.Log(frequency));

    public override bool IsChoice(int column) => true;

    // By inversion: the first level at which the summed means are over a uniform number, one for each group.
    internal override void Draw(Batch means, Key key, float[] draws)
    {
        var words = new uint[((means.Width / levels) + 3) / 4 * 4];
        for (var row = 0; row < means.Count; row++)
        {
            PhiloxWords.Fill(key, (uint)row, 0, words);
            for (var group = 0; group * levels < means.Width; group++)
            {
                var place = group * levels;
                var level = Quantile(means[row].Span.Slice(place, levels), Uniform.Open(words[group]));
                var drawn = draws.AsSpan((row * means.Width) + place, levels);
                drawn.Clear();
                drawn[level] = 1;
            }
        }
    }

    // Means add up to 1 but for their rounding: the number is a share of what they add up to.
    private static int Quantile(ReadOnlySpan<float> means, double u)
    {
        double total = 0;
        foreach (var mean in means)
        {
            total += mean;
        }

        var (level, sum) = (0, (double)means[0]);
        while (level < means.Length - 1 && sum < u * total)
        {
            sum += means[++level];
        }

        return level;
    }
}
