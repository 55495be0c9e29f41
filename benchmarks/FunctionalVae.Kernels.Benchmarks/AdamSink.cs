using System.Runtime.Intrinsics;
using FunctionalVae.Engine;

namespace FunctionalVae.Kernels.Benchmarks;

/// <summary>Changes each weight by Adam where its gradient is computed, as a training step does.</summary>
internal sealed class AdamSink(float[] parameters) : WeightSink
{
    private readonly float[] first = new float[parameters.Length];
    private readonly float[] second = new float[parameters.Length];

    // So small a rate that the weights stay where they are, over any number of calls.
    private readonly AdamStep step = AdamStep.At(new Adam(), 1e-12, 1000);

    private readonly float[] gradient = new float[parameters.Length];

    /// <inheritdoc/>
    public override void Take(in WeightTiles tiles)
    {
        if (Vector512.IsHardwareAccelerated && tiles.Width == Panels.Width)
        {
            AdamTiles.Run(tiles, parameters, first, second, step);
        }
        else
        {
            var (offset, count) = tiles.Store(gradient).GetOffsetAndLength(gradient.Length);
            Take(gradient.AsSpan(offset, count), offset);
        }
    }

    /// <inheritdoc/>
    public override void Take(ReadOnlySpan<float> made, int offset) =>
        AdamKernel.Update(
            made,
            parameters.AsSpan(offset, made.Length),
            first.AsSpan(offset, made.Length),
            second.AsSpan(offset, made.Length),
            step
        );
}
