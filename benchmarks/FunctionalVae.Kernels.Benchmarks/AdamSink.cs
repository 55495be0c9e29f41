namespace FunctionalVae.Kernels.Benchmarks;

/// <summary>Changes each weight by Adam where its gradient is computed, as a training step does.</summary>
internal sealed class AdamSink(float[] parameters) : WeightSink
{
    private readonly float[] first = new float[parameters.Length];
    private readonly float[] second = new float[parameters.Length];

    // So small a rate that the weights stay where they are, over any number of calls.
    private readonly AdamStep step = AdamStep.At(new Adam(), 1e-12, 1000);

    /// <inheritdoc/>
    public override void Take(int offset, ReadOnlySpan<float> tile)
    {
        var count = tile.Length;
        AdamKernel.Update(tile, parameters.AsSpan(offset, count), first.AsSpan(offset, count), second.AsSpan(offset, count), step);
    }
}
