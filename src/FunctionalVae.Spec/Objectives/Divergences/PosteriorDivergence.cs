using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A divergence D(q(z|x) ‖ p) of one example's posterior from the prior in closed form, in place of the Kullback–Leibler divergence while a model is
/// trained: between a normal with a diagonal covariance, N(μ, diag e^ℓ), and N(0, v·I), a sum over dimensions. With Δ = ℓ − log v in what follows.
/// </summary>
public abstract record PosteriorDivergence
{
    private protected PosteriorDivergence() { }

    /// <summary>What it is called in a sentence: W₂².</summary>
    public abstract string Name { get; }

    /// <summary>The formula, as the graph shows it.</summary>
    internal abstract string Formula { get; }

    /// <summary>Its function in the engine's <c>PosteriorDivergenceKernel</c>, in the interpreter and in the backends.</summary>
    internal abstract string Function { get; }

    /// <summary>Numbers that the function takes behind v.</summary>
    internal abstract ValueList<double> Numbers { get; }

    /// <summary>Adds what is wrong with it.</summary>
    /// <param name="path">Where it stands in the specification.</param>
    /// <param name="problems">The problems so far.</param>
    internal abstract void Check(string path, ProblemList problems);

    /// <summary>The operands of the kernel behind the head.</summary>
    internal ValueList<Operand> Operands(double variance) =>
        [
            new Operand.Number("variance", variance),
            .. Numbers.Select((number, i) => new Operand.Number($"number{SpecText.Literal(i)}", number)),
        ];
}
