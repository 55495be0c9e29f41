namespace FunctionalVae.Probability;

/// <summary>A distribution of k numbers that knows its mean and covariance in closed form.</summary>
public interface IVectorMoments
{
    /// <summary>The mean, k values.</summary>
    RealVector Mean { get; }

    /// <summary>The covariance, [k, k].</summary>
    RealMatrix Covariance { get; }
}
