namespace FunctionalVae.Kernels;

/// <summary>What becomes of a weight's gradient: it is handed over tile by tile as it is computed, in the places of the weight itself.</summary>
internal abstract class WeightSink
{
    /// <summary>Takes the gradient of the parameters from <paramref name="offset"/> on; every lane calls it, each with tiles of its own.</summary>
    public abstract void Take(int offset, ReadOnlySpan<float> tile);
}

/// <summary>Keeps gradients: for whoever asks for them, and for clipping, which has to see all before the first is used.</summary>
/// <param name="gradient">Room for the gradient of every parameter.</param>
internal sealed class GradientStore(float[] gradient) : WeightSink
{
    /// <inheritdoc/>
    public override void Take(int offset, ReadOnlySpan<float> tile) => tile.CopyTo(gradient.AsSpan(offset));
}
