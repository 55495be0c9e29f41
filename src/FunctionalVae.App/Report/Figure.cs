using FunctionalVae.Reports;
using static FunctionalVae.Reports.Markup;

namespace FunctionalVae.App;

/// <summary>A picture of a page with what it shows under it.</summary>
/// <param name="Content">An image or a chart.</param>
/// <param name="Caption">What it shows, in a sentence or two.</param>
internal sealed record Figure(Markup Content, string Caption)
{
    /// <summary>A picture inside the page.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="words">What it shows, for those who do not see it.</param>
    /// <param name="caption">What stands under it.</param>
    public static Figure Of(Bitmap picture, string words, string caption) =>
        new(
            Empty(
                "img",
                ("src", $"data:image/png;base64,{Convert.ToBase64String(PngCodec.Encode(picture))}"),
                ("width", Number(picture.Width)),
                ("height", Number(picture.Height)),
                ("alt", words)
            ),
            caption
        );

    /// <summary>A chart, which has its words in itself.</summary>
    public static Figure Chart(string svg, string caption) => new(new Markup(svg), caption);

    public Markup Html => Tag("figure", Content, Tag("figcaption", Caption));
}
