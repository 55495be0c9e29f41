namespace FunctionalVae.Evaluation;

/// <summary>By what a study tells how far an aggregate posterior is from N(0, I).</summary>
public enum StudyMeasure
{
    /// <summary><see cref="StudyRun.Distance"/>, of one direction on average.</summary>
    Distance,

    /// <summary><see cref="StudyRun.Divergence"/>, of one dimension on average.</summary>
    Divergence,

    /// <summary>The sum of the divergences of all dimensions: KL(q(z) ‖ N(0, I)) is at least that.</summary>
    Total,
}
