namespace FunctionalVae.Probability;

/// <summary>The logarithm of a density or of a mass: two things that must not be mixed, hence two types.</summary>
public interface ILogProbability
{
    /// <summary>The natural logarithm, in nats.</summary>
    double Nats { get; }
}

/// <summary>A log-probability that can be made of a number of nats: what a distribution of either kind needs to compute one.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ILogProbability<TSelf> : ILogProbability
    where TSelf : struct, ILogProbability<TSelf>
{
    /// <summary>The log-probability of <paramref name="nats"/>.</summary>
    static abstract TSelf FromNats(double nats);
}

/// <summary>The logarithm of a probability density. It depends on the unit of measurement and may be positive.</summary>
/// <param name="Nats">The natural logarithm of the density per unit of volume.</param>
public readonly record struct LogDensity(double Nats) : ILogProbability<LogDensity>
{
    /// <inheritdoc/>
    public static LogDensity FromNats(double nats) => new(nats);

    /// <summary>The density of independent points together.</summary>
    public static LogDensity operator +(LogDensity left, LogDensity right) => Add(left, right);

    /// <summary>The density of independent points together.</summary>
    public static LogDensity Add(LogDensity left, LogDensity right) => new(left.Nats + right.Nats);

    /// <summary>
    /// −(log p + D·log w) / (D·log 2): the bits a dimension of data that are known to a step of <paramref name="step"/>, 1/255 for grey
    /// values of 256 levels on [0, 1].
    /// </summary>
    /// <param name="dimensions">D, the number of dimensions.</param>
    /// <param name="step">w, the distance between two neighbouring values.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive.</exception>
    public double BitsPerDimension(int dimensions, double step)
    {
        Arguments.AtLeast(1, dimensions, nameof(dimensions));
        Arguments.Positive(step, nameof(step));
        return -((Nats / dimensions) + Math.Log(step)) / Math.Log(2);
    }
}

/// <summary>The logarithm of a probability, never positive.</summary>
/// <param name="Nats">The natural logarithm.</param>
public readonly record struct LogMass(double Nats) : ILogProbability<LogMass>
{
    /// <inheritdoc/>
    public static LogMass FromNats(double nats) => new(nats);

    /// <summary>The probability of independent outcomes together.</summary>
    public static LogMass operator +(LogMass left, LogMass right) => Add(left, right);

    /// <summary>The probability of independent outcomes together.</summary>
    public static LogMass Add(LogMass left, LogMass right) => new(left.Nats + right.Nats);

    /// <summary>−log P / (D·log 2): bits a dimension.</summary>
    /// <param name="dimensions">D, the number of dimensions.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is not positive.</exception>
    public double BitsPerDimension(int dimensions) => -Nats / Arguments.AtLeast(1, dimensions, nameof(dimensions)) / Math.Log(2);
}
