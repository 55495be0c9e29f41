namespace FunctionalVae.Reports;

/// <summary>A colour in sRGB.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>Black.</summary>
    public static Rgb Black => default;

    /// <summary>White.</summary>
    public static Rgb White => Grey(255);

    /// <summary>Equal parts of all three.</summary>
    public static Rgb Grey(byte level) => new(level, level, level);

    /// <summary>This colour over <paramref name="under"/>: 0 shows only what is under it, 1 only this.</summary>
    public Rgb Over(Rgb under, double coverage) =>
        new(Mix(Red, under.Red, coverage), Mix(Green, under.Green, coverage), Mix(Blue, under.Blue, coverage));

    private static byte Mix(byte over, byte under, double coverage) =>
        (byte)Math.Round(under + ((over - under) * Math.Clamp(coverage, 0, 1)));
}
