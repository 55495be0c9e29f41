namespace FunctionalVae.Diff;

/// <summary>One step of each optimiser as operations of DiffSharp, in float32.</summary>
internal static class DiffOptimizer
{
    /// <summary>
    /// What training carries after step <paramref name="step"/>, from 1: clipping by the global norm, optimiser, average, in that order.
    /// </summary>
    public static DiffState Step(TrainOptions options, double rate, long step, DiffState state, DiffWeights gradient)
    {
        var clipped = options.ClipNorm is { } maximum ? Clip(gradient, maximum) : gradient;
        var next = (options.Optimizer ?? new Adam()) switch
        {
            Adam adam => Adam(new AdamW(adam.Beta1, adam.Beta2, adam.Epsilon, WeightDecay: 0), rate, step, state, clipped),
            AdamW adam => Adam(adam, rate, step, state, clipped),
            Sgd sgd => Sgd(sgd, rate, state, clipped),
            var other => throw new NotSupportedException($"There is no optimiser for {other} on DiffSharp."),
        };
        return options.AverageDecay is { } decay
            ? next with
            {
                Average = state.Average!.Zip(next.Parameters, (average, weight) => (average * decay) + (weight * (1 - decay))),
            }
            : next;
    }

    private static DiffWeights Clip(DiffWeights gradient, double maximum)
    {
        var norm = gradient.Norm() + 1e-6;
        return norm <= maximum ? gradient : gradient.Map(each => each * (maximum / norm));
    }

    // Kingma and Ba 2015; the decay is decoupled (Loshchilov and Hutter 2019).
    private static DiffState Adam(AdamW adam, double rate, long step, DiffState state, DiffWeights gradient)
    {
        var first = state.FirstMoment.Zip(gradient, (m, g) => (m * adam.Beta1) + (g * (1 - adam.Beta1)));
        var second = state.SecondMoment.Zip(gradient, (v, g) => (v * adam.Beta2) + (g * g * (1 - adam.Beta2)));
        var correction = 1 - Math.Pow(adam.Beta1, step);
        var squareCorrection = 1 - Math.Pow(adam.Beta2, step);
        var change = first.Zip(second, (m, v) => m / correction * rate / ((v / squareCorrection).sqrt() + adam.Epsilon));
        return state with
        {
            Parameters = state.Parameters.Zip(change, (w, each) => w - (w * (rate * adam.WeightDecay)) - each),
            FirstMoment = first,
            SecondMoment = second,
        };
    }

    private static DiffState Sgd(Sgd sgd, double rate, DiffState state, DiffWeights gradient)
    {
        var decayed = gradient.Zip(state.Parameters, (g, w) => g + (w * sgd.WeightDecay));
        var velocity = sgd.Momentum > 0 ? state.FirstMoment.Zip(decayed, (m, g) => (m * sgd.Momentum) + g) : decayed;
        var direction = sgd.Nesterov ? decayed.Zip(velocity, (g, m) => g + (m * sgd.Momentum)) : velocity;
        return state with
        {
            Parameters = state.Parameters.Zip(direction, (w, d) => w - (d * rate)),
            FirstMoment = sgd.Momentum > 0 ? velocity : state.FirstMoment,
        };
    }
}
