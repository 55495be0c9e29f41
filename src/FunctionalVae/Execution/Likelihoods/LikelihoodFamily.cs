namespace FunctionalVae;

/// <summary>The distribution of a value whose mean was decoded, p(x|z), of a likelihood.</summary>
public abstract class LikelihoodFamily : ReconstructionFamily
{
    private protected LikelihoodFamily() { }

    /// <summary>Whether what is said of a value is a mass, and not a density.</summary>
    /// <param name="column">Which value of an example it is, counted from 0.</param>
    public abstract bool HasMass(int column);

    /// <summary>The variance of a value around its mean; ∞ where it has none.</summary>
    /// <param name="column">Which value of an example it is, counted from 0.</param>
    /// <param name="mean">Its mean, by <see cref="ReconstructionFamily.MeanGiven"/>.</param>
    public abstract double Variance(int column, double mean);

    /// <summary>The probability of at most x.</summary>
    /// <param name="column">Which value of an example it is, counted from 0.</param>
    /// <param name="mean">Its mean, by <see cref="ReconstructionFamily.MeanGiven"/>.</param>
    /// <param name="x">The value.</param>
    public abstract double Cumulative(int column, double mean, double x);

    /// <summary>Whether a value is one of several of which exactly one is 1: there is no order among them, and no quantile.</summary>
    /// <param name="column">Which value of an example it is, counted from 0.</param>
    public abstract bool IsChoice(int column);

    /// <summary>The probability that a value is there at all, given z: that of a number's being none of its points.</summary>
    /// <param name="column">Which value of an example it is, counted from 0.</param>
    /// <param name="means">E[x|z] of all values of the example.</param>
    internal virtual double Presence(int column, ReadOnlyMemory<float> means) => 1;

    /// <summary>One draw for each mean. That of row i depends on the row, the key and i alone.</summary>
    /// <param name="means">E[x|z], [count, inputs].</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="draws">Takes the draws, row by row.</param>
    internal abstract void Draw(Batch means, Key key, float[] draws);

    /// <summary>Draws by inversion: for each value the quantile of its column's distribution around its mean at a uniform number.</summary>
    private protected static void Invert(Batch means, Key key, float[] draws, Func<int, double, double, double> quantile)
    {
        var words = new uint[(means.Width + 3) / 4 * 4];
        for (var row = 0; row < means.Count; row++)
        {
            PhiloxWords.Fill(key, (uint)row, 0, words);
            for (var column = 0; column < means.Width; column++)
            {
                var value = quantile(column, means[row].Span[column], Uniform.Open(words[column]));
                draws[(row * means.Width) + column] = (float)value;
            }
        }
    }
}
