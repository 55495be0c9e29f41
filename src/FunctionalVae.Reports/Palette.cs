namespace FunctionalVae.Reports;

/// <summary>Ten colours for labels that stay apart on white, also for people who see fewer.</summary>
/// <remarks>Source: Paul Tol, "Colour schemes", technical note SRON/EPS/TN/09-002 (2021), the scheme "muted"; its pale grey, meant for missing
/// data, is darker here to be seen on white.</remarks>
internal static class Palette
{
    private static readonly Rgb[] Colours =
    [
        new(0x33, 0x22, 0x88), // indigo
        new(0xCC, 0x66, 0x77), // rose
        new(0x11, 0x77, 0x33), // green
        new(0xDD, 0xCC, 0x77), // sand
        new(0x88, 0xCC, 0xEE), // cyan
        new(0x88, 0x22, 0x55), // wine
        new(0x44, 0xAA, 0x99), // teal
        new(0x99, 0x99, 0x33), // olive
        new(0xAA, 0x44, 0x99), // purple
        new(0x66, 0x66, 0x66), // grey
    ];

    /// <summary>How many there are.</summary>
    public static int Count => Colours.Length;

    /// <summary>The colour of a label; the eleventh begins again.</summary>
    public static Rgb Of(int label) => Colours[(int)((uint)label % (uint)Colours.Length)];
}
