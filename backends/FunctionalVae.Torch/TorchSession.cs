using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>Training on torch: every step in a dispose scope, so that no tensor outlives it but weights and moments.</summary>
internal sealed class TorchSession : BackendSession
{
    private readonly TorchModel model;
    private readonly TorchProgram program;
    private readonly Device device;
    private readonly Tensor[] parameters;
    private readonly TorchOptimizer optimizer;
    private readonly Tensor[]? average;
    private ParameterVector? evaluated;

    public TorchSession(TorchModel model, TorchProgram program, Device device, TrainingState start)
        : base(model, start, program.Dropouts)
    {
        this.model = model;
        this.program = program;
        this.device = device;
        TorchWeights.Write(program, start.Parameters);
        parameters = [.. TorchWeights.Ordered(program, model.Layout)];
        optimizer = new(start, parameters);
        if (start.Options.AverageDecay is not null)
        {
            using var scope = NewDisposeScope();
            average = [.. parameters.Select(parameter => parameter.detach().clone().DetachFromDisposeScope())];
            TorchWeights.Scatter(start.Evaluated, average);
        }
    }

    protected override TrainingState Weights =>
        optimizer.Moments(Start) with
        {
            Parameters = TorchWeights.Gather(model.Layout, parameters),
            Average = average is null ? null : TorchWeights.Gather(model.Layout, average),
        };

    // Gathered once for all the validation examples between two steps; the model then uploads them once.
    public override Objective Evaluate(Batch examples, Batch noise) =>
        model.Evaluate(evaluated ??= TorchWeights.Gather(model.Layout, average ?? parameters), examples, noise) with
        {
            Beta = 1,
        };

    protected override Objective Advance(BackendStep step)
    {
        using var recording = enable_grad();
        using var scope = NewDisposeScope();
        evaluated = null;
        var masks = step.Masks.Select(mask => TorchValues.Of(mask, device)).ToList();
        var beta = model.Spec.Objective.Beta * step.KlWeight;
        var (reconstruction, kl) = program.Score(
            TorchValues.Of(step.Examples, model.Spec, device),
            TorchValues.Of(step.Noise, device),
            masks.Count == 0 ? null : masks,
            beta
        );
        var objective = TorchModel.Average(reconstruction, kl, beta);
        if (!double.IsFinite(objective.Reconstruction) || !double.IsFinite(objective.Kl))
        {
            return objective;
        }

        var gradient = autograd.grad([TorchModel.Loss(reconstruction, kl, beta)], parameters).ToList();
        if (Start.Options.ClipNorm is { } maximum)
        {
            TorchClip.Apply(gradient, maximum);
        }

        optimizer.Step(gradient, step.LearningRate, step.Number);
        if (average is not null)
        {
            TorchAverage.Update(average, parameters, Start.Options.AverageDecay!.Value);
        }

        return objective;
    }

    protected override void Dispose(bool disposing)
    {
        optimizer.Dispose();
        foreach (var tensor in average ?? [])
        {
            tensor.Dispose();
        }

        program.Dispose();
    }
}
