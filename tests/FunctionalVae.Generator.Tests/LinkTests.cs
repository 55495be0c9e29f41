using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FunctionalVae.Shared;

namespace FunctionalVae.Generator.Tests;

/// <summary>Links between the pages of the repository: each leads to a file, and where it names a heading, to one.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] Folders = [".github", "backends", "benchmarks", "docs", "samples", "src", "templates", "tests"];

    public static TheoryData<string> Pages =>
        [
            .. Directory
                .EnumerateFiles(Repository.Root, "*.md")
                .Concat(
                    Folders.SelectMany(folder =>
                        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories)
                    )
                )
                .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
                .Where(page => !page.Split('/').Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        var path = Path.Combine(Repository.Root, page);
        var broken = Link()
            .Matches(File.ReadAllText(path))
            .Select(link => link.Groups[1].Value)
            .Where(link => !Remote().IsMatch(link) && !Exists(path, link));
        Assert.Empty(broken);
    }

    [Fact]
    public void A_broken_link_is_seen()
    {
        var page = Path.Combine(Repository.Root, "CONTRIBUTING.md");
        Assert.True(Exists(page, "docs/architecture.md"));
        Assert.True(Exists(page, "#a-layer"));
        Assert.True(Exists(page, "docs/backends.md#one-process-one-libtorch"));
        Assert.False(Exists(page, "docs/no-such-page.md"));
        Assert.False(Exists(page, "#no-such-heading"));
        Assert.False(Exists(page, "docs/architecture.md#adding-a-layer"));
    }

    private static bool Exists(string page, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
        return (File.Exists(target) || Directory.Exists(target))
            && (
                parts.Length == 1 || Heading().Matches(File.ReadAllText(target)).Any(heading => Anchor(heading.Groups[1].Value) == parts[1])
            );
    }

    // As GitHub makes it: small letters, spaces as hyphens, no punctuation.
    private static string Anchor(string heading)
    {
        var text = new StringBuilder();
        foreach (var letter in heading.Trim().ToLower(CultureInfo.InvariantCulture))
        {
            text.Append(
                letter switch
                {
                    ' ' => "-",
                    _ when char.IsLetterOrDigit(letter) || letter is '-' or '_' => letter.ToString(),
                    _ => "",
                }
            );
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\]\(([^()\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^(https?|mailto|xref):")]
    private static partial Regex Remote();

    [GeneratedRegex("^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
