using FunctionalVae.Formulas;
using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// How well a decoded latent accounts for an example: the reconstruction term of the objective.
/// A <see cref="Likelihood"/> where it is log p(x|z) of a true density or mass, another term where it is not.
/// </summary>
public abstract record Reconstruction
{
    /// <summary>The name of the tensor of trained log-variances within the likelihood.</summary>
    internal const string LogScale = "log_scale";

    private protected Reconstruction() { }

    /// <summary>What the term is called in a sentence: Bernoulli, squared error.</summary>
    public abstract string Name { get; }

    /// <summary>The variance that is trained with the model; null where none is.</summary>
    public abstract LearnedVariance? TrainedVariance { get; }

    /// <summary>How many neighbouring values of an example are modelled together, as the levels of a category are; 1 where each is modelled by itself.</summary>
    public virtual int GroupSize => 1;

    /// <summary>The values that the decoder's head gives for each value of the input.</summary>
    internal abstract int HeadValues { get; }

    /// <summary>What it is made of, in the plural, that is not written for DiffSharp; null where everything is but for functions of its density.</summary>
    internal virtual string? OnlyElsewhere => null;

    /// <summary>What makes the mean of the head's values.</summary>
    internal abstract Link Link { get; }

    /// <summary>The density of one value, where the term is the sum of its logarithms by its formula; null where it has an operation of its own.</summary>
    internal virtual ValueDensity? Density => null;

    /// <summary>Why the term cannot model values of a domain, and what can; null where it does.</summary>
    internal abstract string? Refusal(ValueDomain domain);

    /// <summary>Adds what is wrong with the term itself, whatever the values of the input are.</summary>
    /// <param name="path">Where the term stands in the specification.</param>
    /// <param name="input">The shape of an example; null where it cannot be known.</param>
    /// <param name="problems">The problems so far.</param>
    internal abstract void Check(string path, Shape? input, ProblemList problems);

    /// <summary>Adds what is wrong with the term for this input, beside its domain.</summary>
    /// <param name="path">Where the term stands in the specification.</param>
    /// <param name="input">What an example is.</param>
    /// <param name="problems">The problems so far.</param>
    internal virtual void CheckInput(string path, Input input, ProblemList problems) { }

    /// <summary>The operation that gives the term of each example.</summary>
    /// <param name="builder">The graph so far, which gets the tensors of the term.</param>
    /// <param name="output">The head's values.</param>
    /// <param name="input">The example.</param>
    /// <param name="score">The term.</param>
    internal abstract Operation Score(GraphBuilder builder, GraphValue output, GraphValue input, GraphValue score);
}
