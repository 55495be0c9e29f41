using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>The models of one size of a study.</summary>
/// <param name="Latent">Latent dimensions.</param>
/// <param name="Layers">Hidden layers.</param>
/// <param name="Runs">One for each seed, in their order.</param>
/// <param name="DistanceNull">What the distance is by chance, of posteriors as wide as those of the first seed.</param>
/// <param name="DivergenceNull">What the divergence is by chance.</param>
public sealed record StudyCell(int Latent, int Layers, IReadOnlyList<StudyRun> Runs, StudyNull DistanceNull, StudyNull DivergenceNull)
{
    /// <summary>A measure less what it is by chance.</summary>
    public StudyEstimate Of(StudyMeasure measure) =>
        StudyEstimate.Of([.. Runs.Select(run => Value(run, measure) - Chance(measure))], [.. Runs.Select(run => Without(run, measure))]);

    /// <summary>The evidence lower bound over the seeds.</summary>
    public Estimate Objective => Estimate.FromTerms([.. Runs.Select(run => run.Objective)]);

    /// <summary>What a measure, less what it is by chance, is not above in 95 of 100 models whose q(z) is N(0, I).</summary>
    public double Greatest(StudyMeasure measure) => Scale(measure) * (Null(measure).Greatest - Null(measure).Mean);

    internal double[] Without(StudyRun run, StudyMeasure measure) =>
        [.. (measure == StudyMeasure.Distance ? run.DistanceWithout : run.DivergenceWithout).Select(value => Scale(measure) * value)];

    internal double Value(StudyRun run, StudyMeasure measure) =>
        Scale(measure) * (measure == StudyMeasure.Distance ? run.Distance : run.Divergence);

    internal double Chance(StudyMeasure measure) => Scale(measure) * Null(measure).Mean;

    private StudyNull Null(StudyMeasure measure) => measure == StudyMeasure.Distance ? DistanceNull : DivergenceNull;

    private double Scale(StudyMeasure measure) => measure == StudyMeasure.Total ? Latent : 1;
}
