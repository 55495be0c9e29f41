namespace FunctionalVae.Testing;

/// <summary>The optimisers by their formulas (PyTorch's), in float64 and one weight at a time.</summary>
internal sealed class OptimizerFormula(Optimizer optimizer, double rate, double? clipNorm, double? averageDecay, double[] start)
{
    private readonly double[] first = new double[start.Length];
    private readonly double[] second = new double[start.Length];
    private int step;

    /// <summary>The averaged weights; those that are trained where none are averaged.</summary>
    public double[] Average { get; private set; } = start;

    /// <summary>The weights after one more step from <paramref name="weights"/> with <paramref name="gradient"/>.</summary>
    public double[] Next(double[] weights, double[] gradient)
    {
        step++;
        var norm = Math.Sqrt(gradient.Sum(value => value * value));
        var scale = clipNorm is { } most && norm + 1e-6 > most ? most / (norm + 1e-6) : 1;
        double[] next = [.. weights.Select((weight, i) => Next(i, weight, scale * gradient[i]))];
        Average = averageDecay is { } decay ? [.. Average.Zip(next, (a, w) => (decay * a) + ((1 - decay) * w))] : next;
        return next;
    }

    private double Next(int i, double weight, double g)
    {
        switch (optimizer)
        {
            case Sgd sgd:
                g += sgd.WeightDecay * weight;
                first[i] = (sgd.Momentum * first[i]) + g;
                return weight - (rate * (sgd.Nesterov ? g + (sgd.Momentum * first[i]) : first[i]));
            case Adam adam:
                return weight - Moments(i, g, adam.Beta1, adam.Beta2, adam.Epsilon);
            case AdamW adam:
                return (weight * (1 - (rate * adam.WeightDecay))) - Moments(i, g, adam.Beta1, adam.Beta2, adam.Epsilon);
            default:
                throw new NotSupportedException($"The formula of {optimizer} is not known here.");
        }
    }

    private double Moments(int i, double g, double beta1, double beta2, double epsilon)
    {
        first[i] = (beta1 * first[i]) + ((1 - beta1) * g);
        second[i] = (beta2 * second[i]) + ((1 - beta2) * g * g);
        var mean = first[i] / (1 - Math.Pow(beta1, step));
        var square = second[i] / (1 - Math.Pow(beta2, step));
        return rate * mean / (Math.Sqrt(square) + epsilon);
    }
}
