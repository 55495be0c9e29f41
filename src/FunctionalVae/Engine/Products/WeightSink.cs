namespace FunctionalVae.Engine;

/// <summary>What becomes of a weight's gradient: it is handed over panel by panel, and computed tile by tile where it is wanted.</summary>
internal abstract class WeightSink
{
    /// <summary>Takes the gradient of some tiles; every lane calls it, each with tiles of its own.</summary>
    public abstract void Take(in WeightTiles tiles);

    /// <summary>Takes a gradient that was made already: of the parameters from <paramref name="offset"/> on; every lane calls it, each with its own.</summary>
    public abstract void Take(ReadOnlySpan<float> made, int offset);
}

/// <summary>Adds to gradients that were kept: for a weight that several operations read.</summary>
/// <param name="gradient">The gradient of every parameter.</param>
internal sealed class GradientSum(float[] gradient) : WeightSink
{
    /// <inheritdoc/>
    public override void Take(in WeightTiles tiles) => tiles.Add(gradient);

    /// <inheritdoc/>
    public override void Take(ReadOnlySpan<float> made, int offset) => VectorSum.Add(made, gradient.AsSpan(offset));
}

/// <summary>Keeps gradients: for whoever asks for them, and for clipping, which has to see all before the first is used.</summary>
/// <param name="gradient">Room for the gradient of every parameter.</param>
internal sealed class GradientStore(float[] gradient) : WeightSink
{
    /// <inheritdoc/>
    public override void Take(in WeightTiles tiles) => tiles.Store(gradient);

    /// <inheritdoc/>
    public override void Take(ReadOnlySpan<float> made, int offset) => made.CopyTo(gradient.AsSpan(offset));
}
