namespace FunctionalVae.Interpreter;

/// <summary>One step of each optimiser by the textbook, in float64 and without the kernels. What is carried on is rounded to float32.</summary>
internal static class OptimizerInterpreter
{
    public static void Clip(double[] gradient, double maximum)
    {
        var norm = Math.Sqrt(gradient.Sum(value => value * value));
        if (norm + 1e-6 <= maximum)
        {
            return;
        }

        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= maximum / (norm + 1e-6);
        }
    }

    /// <summary>Step <paramref name="step"/>, from 1: changes parameters and moments.</summary>
    public static void Update(
        Optimizer optimizer,
        double rate,
        long step,
        double[] gradient,
        double[] parameters,
        double[] first,
        double[] second
    )
    {
        switch (optimizer)
        {
            case Adam adam:
                Adam(new AdamW(adam.Beta1, adam.Beta2, adam.Epsilon, WeightDecay: 0), rate, step, gradient, parameters, first, second);
                break;
            case AdamW adam:
                Adam(adam, rate, step, gradient, parameters, first, second);
                break;
            case Sgd sgd:
                Sgd(sgd, rate, gradient, parameters, first);
                break;
            default:
                throw new NotSupportedException($"The interpreter does not know {optimizer}.");
        }
    }

    public static void Average(double decay, double[] parameters, double[] average)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            average[i] = (float)((decay * average[i]) + ((1 - decay) * parameters[i]));
        }
    }

    private static void Adam(AdamW adam, double rate, long step, double[] gradient, double[] parameters, double[] first, double[] second)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            first[i] = (float)((adam.Beta1 * first[i]) + ((1 - adam.Beta1) * gradient[i]));
            second[i] = (float)((adam.Beta2 * second[i]) + ((1 - adam.Beta2) * gradient[i] * gradient[i]));
            var mean = first[i] / (1 - Math.Pow(adam.Beta1, step));
            var square = second[i] / (1 - Math.Pow(adam.Beta2, step));
            var decayed = parameters[i] - (rate * adam.WeightDecay * parameters[i]);
            parameters[i] = (float)(decayed - (rate * mean / (Math.Sqrt(square) + adam.Epsilon)));
        }
    }

    private static void Sgd(Sgd sgd, double rate, double[] gradient, double[] parameters, double[] first)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            var g = gradient[i] + (sgd.WeightDecay * parameters[i]);
            var velocity = (sgd.Momentum * first[i]) + g;
            parameters[i] = (float)(parameters[i] - (rate * (sgd.Nesterov ? g + (sgd.Momentum * velocity) : velocity)));
            first[i] = sgd.Momentum > 0 ? (float)velocity : first[i];
        }
    }
}
