using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>The dispersion α of a <see cref="NegativeBinomialLikelihood"/>: the variance of a count with mean m is m + α·m².</summary>
public abstract record OutputDispersion
{
    /// <summary>The name of the tensor of trained logarithms.</summary>
    internal const string LogDispersion = "log_dispersion";

    // Beyond, 1/α and its square leave float32 little.
    private const double Least = 1e-6;
    private const double Most = 1e6;

    private protected OutputDispersion() { }

    /// <summary>Adds what is wrong with the dispersion.</summary>
    /// <param name="path">Where it stands in the specification.</param>
    /// <param name="problems">The problems so far.</param>
    internal abstract void Check(string path, ProblemList problems);

    /// <summary>The dispersion in a graph.</summary>
    /// <param name="builder">The graph so far, which gets the dispersion's tensor where it is trained.</param>
    /// <param name="width">Values per example.</param>
    internal abstract DensityNumber In(GraphBuilder builder, int width);

    /// <summary>Adds what is wrong with the argument <c>Dispersion</c> of a likelihood.</summary>
    /// <param name="dispersion">The argument.</param>
    /// <param name="path">Where the likelihood stands in the specification.</param>
    /// <param name="problems">The problems so far.</param>
    internal static void Require(OutputDispersion? dispersion, string path, ProblemList problems)
    {
        path += ".Dispersion";
        if (dispersion is null)
        {
            problems.Missing(path, "a dispersion, such as new LearnedDispersion()");
            return;
        }

        dispersion.Check(path, problems);
    }

    /// <summary>Adds the problem of a number that is not within what float32 can compute with.</summary>
    private protected static void RequireWithin(string path, double value, ProblemList problems)
    {
        if (problems.RequirePositive(path, value) && value is < Least or > Most)
        {
            problems.Add(
                RuleCodes.MustBePositive,
                path,
                $"{path} must be from 1e-6 to 1e6, was {SpecText.Literal(value).TrimEnd('d')}"
                    + (value < Least ? "; counts without more spread than that are PoissonLikelihood's" : "")
            );
        }
    }
}
