using System.Runtime.Intrinsics;
using FunctionalVae.Engine;

namespace FunctionalVae;

/// <summary>
/// What a step does with its gradient, in place on the managed engine: clip, change the weights, average them. Unless it clips, which needs
/// the norm of all, each weight is changed where its gradient is computed.
/// </summary>
internal sealed class ManagedUpdate : WeightSink
{
    private readonly TrainOptions options;
    private readonly Optimizer optimizer;
    private readonly ParameterPlaces places;
    private readonly ParameterPlace[] late;
    private readonly float[] parameters;
    private readonly float[] gradient;
    private readonly float[] first;
    private readonly float[] second;
    private readonly float[]? average;
    private readonly double[] sums;
    private bool isMomentFloorDue;
    private AdamStep adam;
    private SgdStep sgd;

    /// <param name="start">The state to start from.</param>
    /// <param name="places">Where the engine keeps the parameters.</param>
    /// <param name="shared">The tensors whose gradients have several contributions.</param>
    /// <param name="parameters">The weights, updated.</param>
    /// <param name="gradient">The gradient, overwritten where it is clipped.</param>
    public ManagedUpdate(TrainingState start, ParameterPlaces places, IReadOnlyList<int> shared, float[] parameters, float[] gradient)
    {
        options = start.Options;
        optimizer = options.Optimizer ?? new Adam();
        this.places = places;
        late = places.Late(shared);
        this.parameters = parameters;
        this.gradient = gradient;
        first = optimizer.Moments > 0 ? places.Pack(start.FirstMoment.Array) : [];
        second = optimizer.Moments > 1 ? places.Pack(start.SecondMoment.Array) : [];
        average = options.AverageDecay is null ? null : places.Pack(start.Evaluated.Array);
        sums = IsFused ? [] : GradientClipKernel.SumsFor(gradient.Length);
    }

    /// <summary>Whether weights are changed where their gradient is computed.</summary>
    public bool IsFused => options.ClipNorm is null;

    /// <summary>Whether all weights and moments are finite.</summary>
    public bool IsFinite =>
        !(
            parameters.AsSpan().ContainsAnyNonFinite()
            || first.AsSpan().ContainsAnyNonFinite()
            || second.AsSpan().ContainsAnyNonFinite()
            || average.AsSpan().ContainsAnyNonFinite()
        );

    /// <summary>The weights to evaluate: the averaged ones, if any, else the trained ones. The array stays the same over all steps.</summary>
    public float[] Evaluated => average ?? parameters;

    /// <summary>Takes the constants of a step, before its gradient is computed.</summary>
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

        isMomentFloorDue = second.Length > 0 && step % MomentFloor.Period == 0 && adam.Epsilon >= MomentFloor.LeastEpsilon;
    }

    /// <inheritdoc/>
    public override void Take(in WeightTiles tiles)
    {
        if (optimizer is not Sgd && Vector512.IsHardwareAccelerated && tiles.Width == Panels.Width)
        {
            AdamTiles.Run(tiles, parameters, first, second, adam);
        }
        else
        {
            Change(tiles.Store(gradient));
        }
    }

    /// <inheritdoc/>
    public override void Take(ReadOnlySpan<float> made, int offset)
    {
        made.CopyTo(gradient.AsSpan(offset));
        Change(offset..(offset + made.Length));
    }

    /// <summary>What is left to do once the gradient is complete, on every lane.</summary>
    public void Run(Lane lane)
    {
        if (options.ClipNorm is { } maximum)
        {
            GradientClipKernel.Clip(lane, gradient, sums, maximum);
            Change(lane, 0, parameters.Length);
        }
        else
        {
            foreach (var place in late)
            {
                Change(lane, place.Offset, (int)place.Size);
            }
        }

        lane.Sync();
        if (isMomentFloorDue)
        {
            MomentFloor.Apply(lane, first);
            MomentFloor.Apply(lane, second);
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
            Parameters = Copy(parameters),
            FirstMoment = optimizer.Moments > 0 ? Copy(first) : start.FirstMoment,
            SecondMoment = optimizer.Moments > 1 ? Copy(second) : start.SecondMoment,
            Average = average is null ? null : Copy(average),
        };

        ParameterVector Copy(float[] values) => new(places.Unpack(values), layout);
    }

    private void Change(Lane lane, int offset, int count)
    {
        var (from, to) = lane.Share(count, Panels.Width);
        Change((offset + from)..(offset + to));
    }

    private void Change(Range range)
    {
        var g = gradient.AsSpan(range);
        var w = parameters.AsSpan(range);
        if (optimizer is not Sgd)
        {
            AdamKernel.Update(g, w, first.AsSpan(range), second.AsSpan(range), adam);
        }
        else if (sgd.Momentum == 0)
        {
            SgdKernel.Update(g, w, sgd);
        }
        else
        {
            SgdKernel.UpdateWithMomentum(g, w, first.AsSpan(range), sgd);
        }
    }
}
