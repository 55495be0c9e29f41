namespace FunctionalVae;

/// <summary>The distribution of a value whose mean was decoded, p(x|z), of a likelihood.</summary>
public abstract class LikelihoodFamily : ReconstructionFamily
{
    private protected LikelihoodFamily() { }

    /// <summary>The variance of a value around its mean; ∞ where it has none.</summary>
    /// <param name="column">Which value of an example it is, counted from 0.</param>
    /// <param name="mean">E[x|z].</param>
    public abstract double Variance(int column, double mean);

    /// <summary>The probability of at most x.</summary>
    /// <param name="column">Which value of an example it is, counted from 0.</param>
    /// <param name="mean">E[x|z].</param>
    /// <param name="x">The value.</param>
    public abstract double Cumulative(int column, double mean, double x);

    /// <summary>One draw for each mean. That of row i depends on the row, the key and i alone.</summary>
    /// <param name="means">E[x|z], [count, inputs].</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="draws">Takes the draws, row by row.</param>
    internal abstract void Draw(Batch means, Key key, float[] draws);
}
