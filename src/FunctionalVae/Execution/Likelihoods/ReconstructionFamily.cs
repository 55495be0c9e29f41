namespace FunctionalVae;

/// <summary>
/// What a reconstruction term says of a value whose mean was decoded: by its formula, in float64, apart from every engine. The laws hold
/// engines to it.
/// </summary>
public abstract class ReconstructionFamily
{
    private protected ReconstructionFamily() { }

    /// <summary>The least mean that there can be; −∞ where any number is one.</summary>
    public abstract double LeastMean { get; }

    /// <summary>The greatest mean that there can be; ∞ where any number is one.</summary>
    public abstract double GreatestMean { get; }

    /// <summary>The least mean that a value can have.</summary>
    /// <param name="column">Which value of an example it is, counted from 0.</param>
    public virtual double LeastMeanOf(int column) => LeastMean;

    /// <summary>The greatest mean that a value can have.</summary>
    /// <param name="column">Which value of an example it is, counted from 0.</param>
    public virtual double GreatestMeanOf(int column) => GreatestMean;

    /// <summary>The family of a model's reconstruction term.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="parameters">The model's weights, which have the trained variance where there is one.</param>
    public static ReconstructionFamily Of(VaeSpec spec, ParameterVector parameters)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(parameters);
        return Families.Of(spec, parameters);
    }

    /// <summary>Whether a value has a part in the term of an example: not where its column is missing, nor where it says what is missing.</summary>
    /// <param name="column">Which value of an example it is, counted from 0.</param>
    /// <param name="example">The values.</param>
    public virtual bool IsObserved(int column, ReadOnlyMemory<float> example) => true;

    /// <summary>
    /// The mean of a value where those of its example before it are known: E[x|z], except where values are modelled together. What a family says
    /// of one value is said around this, so that of any model the terms of an example's values add up to that of the example.
    /// </summary>
    /// <param name="column">Which value of an example it is, counted from 0.</param>
    /// <param name="means">E[x|z] of all values of the example.</param>
    /// <param name="example">The values.</param>
    public virtual double MeanGiven(int column, ReadOnlyMemory<float> means, ReadOnlyMemory<float> example) => means.Span[column];

    /// <summary>The term of one value, in nats: log p(x|z) where it is a likelihood; −∞ where x cannot be.</summary>
    /// <param name="column">Which value of an example it is, counted from 0.</param>
    /// <param name="mean">Its mean, by <see cref="MeanGiven"/>.</param>
    /// <param name="x">The value.</param>
    public abstract double Score(int column, double mean, double x);

    /// <summary>
    /// The term of a model whose decoder knows nothing but the best mean of each value, and the best variance where that is trained: what
    /// training must come up to. In nats per example; null where that has no known form.
    /// </summary>
    /// <param name="train">The training examples, grey where the model binarises: the mean of what it makes of them is the same.</param>
    public abstract double? BestConstant(Batch train);
}
