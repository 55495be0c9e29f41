using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>The models of one size of a study.</summary>
/// <param name="Latent">Latent dimensions.</param>
/// <param name="Layers">Hidden layers.</param>
/// <param name="Runs">One for each seed, in their order.</param>
/// <param name="NullDistance">
/// The deviation of the distance over samples of as many examples where q(z) is N(0, I): what the choice of the held-out examples alone makes.
/// </param>
/// <param name="NullDivergence">The same of the divergence.</param>
public sealed record StudyCell(int Latent, int Layers, IReadOnlyList<StudyRun> Runs, double NullDistance, double NullDivergence)
{
    // The normal distribution's 95 % quantile, one side.
    private const double Quantile = 1.6449;

    /// <summary>A mean over the seeds with its standard error.</summary>
    public Estimate Of(StudyMeasure measure) => Estimate.FromTerms([.. Values(measure)]);

    /// <summary>The evidence lower bound over the seeds.</summary>
    public Estimate Objective => Estimate.FromTerms([.. Runs.Select(run => run.Objective)]);

    /// <summary>
    /// The divergence of all dimensions over the number of those in use, in nats, a mean over the seeds: what it is of a dimension that the models use. Those
    /// that they do not use are N(0, 1) for every example. Not finite where none is in use.
    /// </summary>
    public double DivergenceInUse => Runs.Average(run => run.Divergence * run.Latent / run.Active);

    /// <summary>From which value on so many examples tell q(z) from N(0, I): that which chance alone passes one time in twenty.</summary>
    public double Least(StudyMeasure measure) => Quantile * NullOf(measure);

    internal IEnumerable<double> Values(StudyMeasure measure) =>
        Runs.Select(run => measure == StudyMeasure.Distance ? run.Distance : run.Divergence);

    internal double NullOf(StudyMeasure measure) => measure == StudyMeasure.Distance ? NullDistance : NullDivergence;
}
