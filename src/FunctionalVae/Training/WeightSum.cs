namespace FunctionalVae;

/// <summary>Σ w and Σ w² of importance weights that come one by one as logarithms, relative to the greatest, in float64.</summary>
internal struct WeightSum()
{
    private double greatest = double.NegativeInfinity;
    private double sum = 0;
    private double squares = 0;

    /// <summary>log Σ w, in nats.</summary>
    public readonly double Log => sum == 0 ? greatest : greatest + Math.Log(sum);

    /// <summary>(Σ w)² / Σ w²; 0 where every weight is 0.</summary>
    public readonly double Effective => sum == 0 ? 0 : sum * sum / squares;

    /// <summary>Adds a weight.</summary>
    /// <param name="log">Its logarithm; −∞ of a weight that is 0.</param>
    public void Add(double log)
    {
        if (double.IsNegativeInfinity(log))
        {
            return;
        }

        if (log > greatest)
        {
            var shrunk = Math.Exp(greatest - log);
            (sum, squares, greatest) = (sum * shrunk, squares * shrunk * shrunk, log);
        }

        var weight = Math.Exp(log - greatest);
        sum += weight;
        squares += weight * weight;
    }
}
