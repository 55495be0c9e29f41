using System.Text.RegularExpressions;

namespace FunctionalVae.App.Tests;

/// <summary>The page in a browser.</summary>
[Trait("Category", "Slow")]
public sealed class ReportBrowserTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void No_window_scrolls_sideways_and_the_console_is_silent()
    {
        Chromium.SkipWithout();
        WritePage();
        var (dom, console) = Chromium.Open(Framed("report.html"), folder.Path);
        Assert.Equal(["390/390 light", "390/390 dark", "1440/1440 light", "1440/1440 dark"], Measured(dom));
        Assert.Empty(console);
    }

    [SkippableFact]
    public void What_is_too_wide_and_what_complains_would_be_seen()
    {
        Chromium.SkipWithout();
        File.WriteAllText(
            folder.File("report.html"),
            "<!DOCTYPE html><html><body><div style=\"width:2000px\">x</div><script>console.error('seen')</script></body></html>"
        );
        var (dom, console) = Chromium.Open(Framed("report.html"), folder.Path);
        Assert.All(Measured(dom), text => Assert.DoesNotMatch(@"^(\d+)/\1 ", text));
        Assert.Contains(console, line => line.Contains("seen", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Measured(string dom) => Regex.Matches(dom, "<li>(.*?)</li>").Select(match => match.Groups[1].Value);

    // Frames have the width that is asked for, which windows have not; a frame's colours follow those of the element that holds it.
    private string Framed(string page)
    {
        var frames = string.Concat(
            from width in (int[])[390, 1440]
            from scheme in (string[])["light", "dark"]
            select $"<iframe src=\"{page}\" title=\"{scheme}\" style=\"width:{width}px;height:900px;border:0;color-scheme:{scheme}\"></iframe>"
        );
        File.WriteAllText(
            folder.File("frame.html"),
            $$"""
            <!DOCTYPE html><html><body>{{frames}}<ul></ul><script>
            onload = () => {
              for (const frame of document.querySelectorAll('iframe')) {
                const inside = frame.contentDocument.documentElement;
                const dark = frame.contentWindow.matchMedia('(prefers-color-scheme: dark)').matches;
                const line = document.createElement('li');
                line.textContent = inside.scrollWidth + '/' + inside.clientWidth + ' ' + (dark ? 'dark' : 'light');
                document.querySelector('ul').append(line);
              }
            };
            </script></body></html>
            """
        );
        return folder.File("frame.html");
    }

    private void WritePage()
    {
        var data = folder.File("a-file-with-a-name-that-is-longer-than-a-line-of-a-phone-and-has-no-place-to-break.csv");
        File.WriteAllLines(data, PeopleCsv.Lines());
        Fvae.Train("TinyVae", "--epochs", "6", "--validation", "0.1", "--out", folder.File("tiny")).Succeeded();
        Fvae.Train("--table", data, "--hidden", "8", "--latent", "6", "--epochs", "3", "--out", folder.File("people")).Succeeded();
        Fvae.Run("report", folder.File("tiny"), folder.File("people"), "--out", folder.File("report.html")).Succeeded();
    }
}
