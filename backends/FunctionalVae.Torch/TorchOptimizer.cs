using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>An <see cref="Optimizer"/> as torch's own, with its moments as vectors of the training state.</summary>
internal sealed class TorchOptimizer : IDisposable
{
    private readonly OptimizerHelper optimizer;
    private readonly Parameter[] parameters;

    public TorchOptimizer(TrainingState start, Parameter[] parameters)
    {
        this.parameters = parameters;
        var rate = start.Options.LearningRate;
        optimizer = (start.Options.Optimizer ?? new FunctionalVae.Adam()) switch
        {
            FunctionalVae.Adam adam => optim.Adam(parameters, rate, adam.Beta1, adam.Beta2, adam.Epsilon, 0, false, false),
            FunctionalVae.AdamW adam => optim.AdamW(parameters, rate, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay, false, false),
            Sgd sgd => optim.SGD(parameters, rate, sgd.Momentum, 0, sgd.WeightDecay, sgd.Nesterov, false),
            var other => throw new NotSupportedException($"TorchSharp has no optimiser for {other}."),
        };
        if (start.Step > 0)
        {
            Restore(start);
        }
    }

    /// <summary>Forgets the last step's gradient.</summary>
    public void Clear() => optimizer.zero_grad();

    /// <summary>Changes the parameters by their gradient.</summary>
    public void Step(double rate)
    {
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }

        optimizer.step();
    }

    /// <summary><paramref name="start"/> with the moments as they are now.</summary>
    public TrainingState Moments(TrainingState start)
    {
        var layout = start.Parameters.Layout;
        var states = States();
        return states[0] switch
        {
            TorchSharp.Modules.Adam.State => start with
            {
                FirstMoment = Gather(states, state => ((TorchSharp.Modules.Adam.State)state).exp_avg),
                SecondMoment = Gather(states, state => ((TorchSharp.Modules.Adam.State)state).exp_avg_sq),
            },
            TorchSharp.Modules.AdamW.State => start with
            {
                FirstMoment = Gather(states, state => ((TorchSharp.Modules.AdamW.State)state).exp_avg),
                SecondMoment = Gather(states, state => ((TorchSharp.Modules.AdamW.State)state).exp_avg_sq),
            },
            SGD.State { momentum_buffer: not null } => start with
            {
                FirstMoment = Gather(states, state => ((SGD.State)state).momentum_buffer),
            },
            _ => start,
        };

        ParameterVector Gather(IReadOnlyList<OptimizerState> all, Func<OptimizerState, Tensor> moment) =>
            TorchWeights.Gather(layout, [.. all.Select(moment)]);
    }

    public void Dispose() => optimizer.Dispose();

    private List<OptimizerState> States() => optimizer.state_dict().State;

    private void Restore(TrainingState start)
    {
        var states = States();
        var tensors = start.Parameters.Layout.Tensors;
        using var frozen = no_grad();
        for (var i = 0; i < states.Count; i++)
        {
            using var scope = NewDisposeScope();
            var first = TorchWeights.Part(start.FirstMoment, tensors[i], parameters[i].device);
            var second = TorchWeights.Part(start.SecondMoment, tensors[i], parameters[i].device);
            switch (states[i])
            {
                case TorchSharp.Modules.Adam.State adam:
                    adam.step = start.Step;
                    adam.exp_avg.copy_(first);
                    adam.exp_avg_sq.copy_(second);
                    break;
                case TorchSharp.Modules.AdamW.State adam:
                    adam.step = start.Step;
                    adam.exp_avg.copy_(first);
                    adam.exp_avg_sq.copy_(second);
                    break;
                case SGD.State sgd when start.Options.Optimizer is Sgd { Momentum: > 0 }:
                    sgd.momentum_buffer = first.contiguous().DetachFromDisposeScope();
                    break;
            }
        }
    }
}
