namespace FunctionalVae;

/// <summary>Where along an encoder what is known of an example comes beside its values: at the first vector, once.</summary>
/// <param name="width">Values that say it; 0 where nothing is known.</param>
internal sealed class KnownBeside(int width)
{
    private int left = width;

    /// <summary>Whether the values come beside a value of this shape.</summary>
    public bool IsAt(Shape shape) => left > 0 && shape.IsVector;

    /// <summary>The shape of the value with them where they come here, else as it is.</summary>
    public Shape? To(Shape? shape)
    {
        if (shape is null || !IsAt(shape))
        {
            return shape;
        }

        // In 64 bits: the rules report what is too large.
        var beside = Shape.Vector((int)Math.Min(int.MaxValue, shape.Count + left));
        Done();
        return beside;
    }

    /// <summary>They are there now.</summary>
    public void Done() => left = 0;
}
