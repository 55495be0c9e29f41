namespace FunctionalVae.Testing;

/// <summary>Where in the space of parameters a case lies, simplest first.</summary>
public enum ParameterPlace
{
    /// <summary>At initial weights by key, or at those that were given.</summary>
    AsGiven,

    /// <summary>Those with normal noise of 0.1 on each.</summary>
    Moved,

    /// <summary>Those with a posterior close to the prior: its log-variances are near 0.</summary>
    NearPrior,

    /// <summary>Those with log-variances from −32 to −20, some beyond their clamp at −30.</summary>
    Narrow,

    /// <summary>Those with log-variances from 20 to 32, some beyond their clamp at 30.</summary>
    Wide,
}
