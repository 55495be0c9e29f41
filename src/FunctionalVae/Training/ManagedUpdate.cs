using FunctionalVae.Kernels;

namespace FunctionalVae;

/// <summary>What a step does once it has its gradient, in place on the managed engine: clip, change the weights, average them.</summary>
internal sealed class ManagedUpdate
{
    private readonly TrainOptions options;
    private readonly Optimizer optimizer;
    private readonly float[] parameters;
    private readonly float[] gradient;
    private readonly float[] first;
    private readonly float[] second;
    private readonly float[]? average;
    private readonly double[] sums;
    private AdamStep adam;
    private SgdStep sgd;

    /// <param name="start">The state to start from.</param>
    /// <param name="parameters">The weights, updated.</param>
    /// <param name="gradient">The gradient, overwritten where it is clipped.</param>
    public ManagedUpdate(TrainingState start, float[] parameters, float[] gradient)
    {
        options = start.Options;
        optimizer = options.Optimizer ?? new Adam();
        this.parameters = parameters;
        this.gradient = gradient;
        first = optimizer.Moments > 0 ? [.. start.FirstMoment.Array] : start.FirstMoment.Array;
        second = optimizer.Moments > 1 ? [.. start.SecondMoment.Array] : start.SecondMoment.Array;
        average = options.AverageDecay is null ? null : [.. start.Evaluated.Array];
        sums = options.ClipNorm is null ? [] : GradientClipKernel.SumsFor(gradient.Length);
    }

    /// <summary>The weights to evaluate: the averaged ones where there are such. The array stays the same over all steps.</summary>
    public float[] Evaluated => average ?? parameters;

    /// <summary>Takes the constants of a step, before <see cref="Run"/>.</summary>
    /// <param name="rate">The learning rate of the step.</param>
    /// <param name="step">The step about to be made, from 1.</param>
    public void Prepare(double rate, long step)
    {
        switch (optimizer)
        {
            case Adam own:
                adam = AdamStep.At(own, rate, step);
                break;
            case AdamW own:
                adam = AdamStep.At(own, rate, step);
                break;
            case Sgd own:
                sgd = SgdStep.At(own, rate);
                break;
            default:
                throw new NotSupportedException($"The managed engine has no kernel for {optimizer}.");
        }
    }

    /// <summary>One step, on every lane.</summary>
    public void Run(Lane lane)
    {
        if (options.ClipNorm is { } maximum)
        {
            GradientClipKernel.Clip(lane, gradient, sums, maximum);
        }

        if (optimizer is not Sgd)
        {
            AdamKernel.Update(lane, gradient, parameters, first, second, adam);
        }
        else if (sgd.Momentum == 0)
        {
            SgdKernel.Update(lane, gradient, parameters, sgd);
        }
        else
        {
            SgdKernel.UpdateWithMomentum(lane, gradient, parameters, first, sgd);
        }

        if (average is not null)
        {
            AverageKernel.Update(lane, parameters, average, (float)(1 - options.AverageDecay!.Value));
        }
    }

    /// <summary><paramref name="start"/> with the vectors as they are now, copied.</summary>
    public TrainingState Apply(TrainingState start)
    {
        var layout = start.Parameters.Layout;
        return start with
        {
            Parameters = new([.. parameters], layout),
            FirstMoment = optimizer.Moments > 0 ? new([.. first], layout) : start.FirstMoment,
            SecondMoment = optimizer.Moments > 1 ? new([.. second], layout) : start.SecondMoment,
            Average = average is null ? null : new([.. average], layout),
        };
    }
}
