using TorchSharp;
using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>
/// The optimisers as operations of torch, in place and in the order of operations of torch's own. Those of TorchSharp are not used: they hand
/// numbers to torch that a finaliser may free during the call (<see cref="TorchScalars"/>), and hide moments that a training state carries.
/// </summary>
internal sealed class TorchOptimizer : IDisposable
{
    private readonly Optimizer optimizer;
    private readonly Tensor[] parameters;
    private readonly Tensor[] first;
    private readonly Tensor[] second;

    public TorchOptimizer(TrainingState start, Tensor[] parameters)
    {
        optimizer = start.Options.Optimizer ?? new Adam();
        this.parameters = parameters;
        first = optimizer is Sgd { Momentum: 0 } ? [] : Copies(start.FirstMoment);
        second = optimizer is Sgd ? [] : Copies(start.SecondMoment);
    }

    /// <summary>Changes the parameters by their gradient, in their order.</summary>
    /// <param name="gradient">One tensor per parameter; it may be overwritten.</param>
    /// <param name="rate">The learning rate of the step.</param>
    /// <param name="number">The step, from 1.</param>
    public void Step(IReadOnlyList<Tensor> gradient, double rate, long number)
    {
        using var frozen = no_grad();
        switch (optimizer)
        {
            case Adam adam:
                Adapt(gradient, AdamScalars.At(adam.Beta1, adam.Beta2, adam.Epsilon, 0, rate, number));
                break;
            case AdamW adam:
                Adapt(gradient, AdamScalars.At(adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay, rate, number));
                break;
            case Sgd sgd:
                Descend(gradient, sgd, SgdScalars.At(sgd, rate));
                break;
            default:
                throw new NotSupportedException($"There is no {optimizer} on TorchSharp.");
        }
    }

    /// <summary><paramref name="start"/> with the moments as they are now.</summary>
    public TrainingState Moments(TrainingState start) =>
        start with
        {
            FirstMoment = first.Length > 0 ? TorchWeights.Gather(start.Parameters.Layout, first) : start.FirstMoment,
            SecondMoment = second.Length > 0 ? TorchWeights.Gather(start.Parameters.Layout, second) : start.SecondMoment,
        };

    public void Dispose()
    {
        foreach (var tensor in first.Concat(second))
        {
            tensor.Dispose();
        }
    }

    // Decoupled decay is 1 − rate·decay, and 1 without any (Loshchilov and Hutter 2019).
    private void Adapt(IReadOnlyList<Tensor> gradient, AdamScalars with)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            var g = gradient[i];
            first[i].mul_(with.Beta1).add_(g, with.OneMinusBeta1);
            second[i].mul_(with.Beta2).addcmul_(g, g, with.OneMinusBeta2);
            var scale = second[i].sqrt().mul_(with.SecondScale).add_(with.Epsilon, TorchScalars.One);
            if (with.Decays)
            {
                parameters[i].mul_(with.Keep);
            }

            parameters[i].addcdiv_(first[i], scale, with.MinusRate);
        }

        GC.KeepAlive(with);
    }

    private void Descend(IReadOnlyList<Tensor> gradient, Sgd sgd, SgdScalars with)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            var g = sgd.WeightDecay == 0 ? gradient[i] : gradient[i].add(parameters[i], with.Decay);
            var direction = g;
            if (sgd.Momentum > 0)
            {
                first[i].mul_(with.Momentum).add_(g, TorchScalars.One);
                direction = sgd.Nesterov ? g.add(first[i], with.Momentum) : first[i];
            }

            parameters[i].add_(direction, with.MinusRate);
        }

        GC.KeepAlive(with);
    }

    private Tensor[] Copies(ParameterVector values)
    {
        using var scope = NewDisposeScope();
        var copies = parameters.Select(parameter => parameter.detach().clone().DetachFromDisposeScope()).ToArray();
        TorchWeights.Scatter(values, copies);
        return copies;
    }

    // Held by the step until torch has read them all.
    private sealed record AdamScalars(
        Scalar Beta1,
        Scalar OneMinusBeta1,
        Scalar Beta2,
        Scalar OneMinusBeta2,
        Scalar SecondScale,
        Scalar Epsilon,
        Scalar Keep,
        Scalar MinusRate,
        bool Decays
    )
    {
        public static AdamScalars At(double beta1, double beta2, double epsilon, double decay, double rate, long number) =>
            new(
                beta1,
                1 - beta1,
                beta2,
                1 - beta2,
                1 / Math.Sqrt(1 - Math.Pow(beta2, number)),
                epsilon,
                1 - (rate * decay),
                -rate / (1 - Math.Pow(beta1, number)),
                decay > 0
            );
    }

    private sealed record SgdScalars(Scalar Decay, Scalar Momentum, Scalar MinusRate)
    {
        public static SgdScalars At(Sgd sgd, double rate) => new(sgd.WeightDecay, sgd.Momentum, -rate);
    }
}
