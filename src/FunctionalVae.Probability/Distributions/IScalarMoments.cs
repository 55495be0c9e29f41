namespace FunctionalVae.Probability;

/// <summary>A distribution of one number that knows its mean and variance in closed form or by enumeration.</summary>
public interface IScalarMoments
{
    /// <summary>The mean, in the unit of the points.</summary>
    double Mean { get; }

    /// <summary>The variance, in the squared unit of the points.</summary>
    double Variance { get; }
}
