namespace FunctionalVae;

/// <summary>An image of <paramref name="Height"/> × <paramref name="Width"/> pixels, rows first, channels last.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Channels">Values per pixel: 1 for grey.</param>
/// <param name="Domain">The set in which every value lies.</param>
/// <param name="Binarization">How grey values become binary, if they do.</param>
public sealed record Image(
    int Height,
    int Width,
    int Channels = 1,
    ValueDomain Domain = ValueDomain.UnitInterval,
    Binarization Binarization = Binarization.None
) : Input
{
    /// <summary>The C# expression that makes this input.</summary>
    public override string ToString() =>
        SpecText.New(
            nameof(Image),
            (nameof(Height), Height),
            (nameof(Width), Width),
            (nameof(Channels), Channels),
            (nameof(Domain), Domain),
            (nameof(Binarization), Binarization)
        );
}
