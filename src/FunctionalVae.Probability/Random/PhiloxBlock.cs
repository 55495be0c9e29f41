namespace FunctionalVae;

/// <summary>One block of <see cref="Philox"/>: four independent, uniform 32-bit words.</summary>
public readonly record struct PhiloxBlock(uint Word0, uint Word1, uint Word2, uint Word3)
{
    /// <summary>Word <paramref name="index"/> (0 to 3).</summary>
    public uint this[int index] =>
        index switch
        {
            0 => Word0,
            1 => Word1,
            2 => Word2,
            3 => Word3,
            _ => throw new ArgumentOutOfRangeException(nameof(index), index, "A block has four words, 0 to 3."),
        };
}
