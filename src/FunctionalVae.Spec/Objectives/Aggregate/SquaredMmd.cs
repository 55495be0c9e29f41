using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// The squared maximum mean discrepancy E k(z, z′) + E k(y, y′) − 2·E k(z, y) of posterior draws z and prior draws y, as U-statistic: without the
/// pairs of a draw with itself, so that it is 0 on average where both are draws of one distribution, and below 0 at times (Gretton et al. 2012).
/// With the inverse multiquadric kernel it is that of WAE-MMD (Tolstikhin et al. 2018).
/// </summary>
/// <param name="Kernel">k, a kernel of the distance of two latent vectors.</param>
/// <param name="Scale">
/// The kernel's h² in units of the mean squared distance of two draws of the prior, 2·variance·dimensions; positive. At 1 the inverse multiquadric
/// kernel has the constant that Tolstikhin et al. took, C = 2·variance·dimensions.
/// </param>
public sealed record SquaredMmd(MmdKernel Kernel = MmdKernel.InverseMultiquadric, double Scale = 1) : AggregateDivergence
{
    /// <summary>The C# expression that makes this divergence.</summary>
    public override string ToString() =>
        SpecText.New(
            nameof(SquaredMmd),
            [.. SpecText.Unless(MmdKernel.InverseMultiquadric, nameof(Kernel), Kernel), .. SpecText.Unless(1.0, nameof(Scale), Scale)]
        );

    /// <inheritdoc/>
    public override string Name => "MMD²";

    internal override void Check(string path, int? size, ProblemList problems)
    {
        problems.RequirePositive($"{path}.{nameof(Scale)}", Scale);
        if (Kernel is not (MmdKernel.InverseMultiquadric or MmdKernel.Gaussian))
        {
            problems.Add(
                RuleCodes.UnfitObjective,
                $"{path}.{nameof(Kernel)}",
                $"{path}.{nameof(Kernel)} is {SpecText.Literal((int)Kernel)}, which is not one of {nameof(MmdKernel)}'s"
            );
        }
    }

    internal override Operation Of(AggregateDraws draws, Prior prior, double weight) =>
        new SquaredMmdTerm(draws, Kernel == MmdKernel.Gaussian, SquaredBandwidth(prior, draws.Posterior.Width), weight);

    /// <summary>h² for a prior of some dimensions.</summary>
    internal double SquaredBandwidth(Prior prior, int size) => Scale * MeanSquare(prior, size);
}
