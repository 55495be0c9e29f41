namespace FunctionalVae.Probability;

/// <summary>A probability distribution: an immutable value with a log-probability and draws by key.</summary>
/// <typeparam name="TPoint">Its points: <see cref="double"/>, <see cref="RealVector"/>, or <see cref="int"/> for outcomes that are counted from 0.</typeparam>
/// <typeparam name="TLog"><see cref="LogDensity"/> of continuous and <see cref="LogMass"/> of discrete distributions.</typeparam>
public interface IDistribution<TPoint, TLog>
    where TLog : struct, ILogProbability
{
    /// <summary>The log-density or log-mass at a point, in nats; −∞ outside the support.</summary>
    /// <exception cref="ArgumentException">The point has another number of dimensions, or an element that is not a number.</exception>
    TLog LogProbability(TPoint point);

    /// <summary>The draw of a key: the same key gives the same draw. For many draws give each a key of its own, as <see cref="Sampling.Draws"/> does.</summary>
    TPoint Sample(Key key);
}
