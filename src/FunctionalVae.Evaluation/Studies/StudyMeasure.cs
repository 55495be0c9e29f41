namespace FunctionalVae.Evaluation;

/// <summary>By what a study tells how far an aggregate posterior is from the prior.</summary>
public enum StudyMeasure
{
    /// <summary><see cref="StudyRun.Distance"/>.</summary>
    Distance,

    /// <summary><see cref="StudyRun.Divergence"/>.</summary>
    Divergence,
}
