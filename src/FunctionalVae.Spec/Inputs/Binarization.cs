namespace FunctionalVae;

/// <summary>How grey values in [0, 1] become the binary values that a <see cref="BernoulliLikelihood"/> models.</summary>
public enum Binarization
{
    /// <summary>Values are left as they are.</summary>
    None,

    /// <summary>At every training step each value is drawn anew: 1 with the grey value as its probability (Burda et al. 2016).</summary>
    Dynamic,

    /// <summary>Each value is drawn once, before training, by the run's key (Larochelle and Murray 2011).</summary>
    Once,

    /// <summary>1 where the grey value is greater than ½.</summary>
    Threshold,
}
