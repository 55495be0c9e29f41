using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>The degrees of freedom ν of a <see cref="StudentTLikelihood"/>: more than 2, for with 2 or fewer it has no variance.</summary>
public abstract record DegreesOfFreedom
{
    /// <summary>Below or at it there is no variance.</summary>
    internal const double Bound = 2;

    private protected DegreesOfFreedom() { }

    /// <summary>Adds what is wrong with the degrees.</summary>
    /// <param name="path">Where they stand in the specification.</param>
    /// <param name="problems">The problems so far.</param>
    internal abstract void Check(string path, ProblemList problems);

    /// <summary>What they have over 2, in a graph.</summary>
    /// <param name="builder">The graph so far, which gets the tensor where they are trained.</param>
    /// <param name="width">Values per example.</param>
    internal abstract DensityNumber Excess(GraphBuilder builder, int width);

    /// <summary>Degrees of freedom above a least number of them.</summary>
    private protected static void Require(string path, double degrees, double least, string why, ProblemList problems)
    {
        if (!(degrees > least) || double.IsInfinity(degrees))
        {
            problems.Add(
                RuleCodes.MustBePositive,
                path,
                $"{path} must be a finite number above {SpecText.Literal(least).TrimEnd('d')}, {why}; was {SpecText.Literal(degrees).TrimEnd('d')}"
            );
        }
    }

    /// <summary>Degrees of freedom that give a variance.</summary>
    private protected static void RequireVariance(string path, double degrees, ProblemList problems) =>
        Require(path, degrees, Bound, "for with 2 or fewer degrees of freedom there is no variance", problems);
}
