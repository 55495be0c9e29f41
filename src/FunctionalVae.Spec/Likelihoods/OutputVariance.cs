using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>The variance of a <see cref="NormalLikelihood"/>, a <see cref="LaplaceLikelihood"/> or a <see cref="StudentTLikelihood"/>.</summary>
public abstract record OutputVariance
{
    private protected OutputVariance() { }

    /// <summary>Adds what is wrong with the variance.</summary>
    /// <param name="path">Where it stands in the specification.</param>
    /// <param name="problems">The problems so far.</param>
    internal abstract void Check(string path, ProblemList problems);

    /// <summary>The variance in a graph.</summary>
    /// <param name="builder">The graph so far, which gets the variance's tensor where it is trained.</param>
    /// <param name="width">Values per example.</param>
    internal abstract DensityNumber In(GraphBuilder builder, int width);

    /// <summary>Adds what is wrong with the argument <c>Variance</c> of a likelihood.</summary>
    /// <param name="variance">The argument.</param>
    /// <param name="path">Where the likelihood stands in the specification.</param>
    /// <param name="problems">The problems so far.</param>
    internal static void Require(OutputVariance? variance, string path, ProblemList problems)
    {
        path += ".Variance";
        if (variance is null)
        {
            problems.Missing(path, "a variance, such as new LearnedVariance()");
            return;
        }

        variance.Check(path, problems);
    }
}
