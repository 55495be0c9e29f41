using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FunctionalVae.App.Tests;

/// <summary>The page of one run or several.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_page_says_what_a_run_came_to_and_needs_nothing_else()
    {
        Train("tiny", "TinyVae", "--epochs", "6", "--validation", "0.1");
        var outcome = Report("tiny");
        Assert.Contains($"wrote {folder.File("tiny/report.html")}: 1 run on one page\n", outcome.Output);
        Assert.Empty(outcome.Error);
        var page = HtmlPage.Read(folder.File("tiny/report.html"));
        // The figures are those of evaluate.
        var evaluated = Fvae.Run("evaluate", folder.File("tiny"), "--json").Succeeded().LastLine;
        Assert.Contains(Nats(evaluated.GetProperty("testElbo").GetDouble()), page.Words);
        Assert.Contains("360 test images, 16 draws of each posterior, seed 1", page.Words);
        Assert.Contains("fvae train TinyVae --epochs 6 --validation 0.1 --out", page.Words);
        Assert.Contains("new BernoulliLikelihood()", page.Words);
        Assert.Contains("4,420", page.Words);
        AssertSound(page);
        Assert.Equal(4, page.All("img").Count());
        // Terms, two of dimensions, three of curves, the plane with its inside.
        Assert.Equal(8, page.All("svg").Count());
        Assert.Contains("Shows 20 test images: rows 0 to 19 of digits, counted from 0.", page.Words);
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes()
    {
        Train("tiny", "TinyVae", "--epochs", "2");
        Report("tiny");
        var first = File.ReadAllBytes(folder.File("tiny/report.html"));
        Report("tiny");
        Assert.Equal(first, File.ReadAllBytes(folder.File("tiny/report.html")));
    }

    [Fact]
    public void Single_rows_are_left_out_where_they_are_not_wanted()
    {
        Train("tiny", "TinyVae", "--epochs", "2");
        Report("tiny", "--no-rows");
        var page = HtmlPage.Read(folder.File("tiny/report.html"));
        Assert.DoesNotContain("Shows ", page.Words);
        Assert.DoesNotContain(page.All("circle"), _ => true);
        Assert.Contains("were left out (--no-rows)", page.Words);
        // Samples and the traversal are of the model alone.
        Assert.Equal(2, page.All("img").Count());
        AssertSound(page);
    }

    [Fact]
    public void What_users_name_is_text()
    {
        const string Hostile = "<script>alert(1)</script>";
        var data = folder.File("a & b.csv");
        File.WriteAllLines(
            data,
            Enumerable
                .Range(0, 80)
                .Select(i =>
                    FormattableString.Invariant($"{i % 7 / 7.0:F3},{(i % 3 == 0 ? "<b>x</b>" : "y\u0001&z")},{(i % 4 == 0 ? "" : i % 5)}")
                )
                .Prepend($"{Hostile},\"'\"\"]]>\",c")
        );
        Fvae.Train("--table", data, "--hidden", "8", "--latent", "2", "--epochs", "2", "--out", folder.File("r <i>")).Succeeded();
        Report("r <i>");
        var page = HtmlPage.Read(folder.File("r <i>/report.html"));
        AssertSound(page);
        Assert.Empty(page.All("script", "b", "i"));
        Assert.Contains(Hostile, page.Words);
        Assert.Contains("<b>x</b>", page.Words);
        Assert.Contains("r <i>", page.Words);
        Assert.Contains("Columns: the data beside drawn rows", page.Words);
    }

    [Fact]
    public void Runs_stand_side_by_side_and_what_cannot_be_compared_is_told()
    {
        Train("tiny", "TinyVae", "--epochs", "2");
        Train("moons", "MoonsVae", "--epochs", "2");
        Report("tiny", "moons", "--out", "both.html");
        var page = HtmlPage.Read(folder.File("both.html"));
        AssertSound(page);
        Assert.Contains("objectives of different kinds cannot be compared", page.Words);
        Assert.Equal(["Report on 2 runs"], page.All("h1").Select(title => title.Value));
        Assert.Equal(2, page.All("article").Count());
        Assert.False(File.Exists(folder.File("tiny/report.html")));
    }

    [Fact]
    public void Side_by_side_a_row_says_what_differs()
    {
        Train("a", "TinyVae", "--epochs", "2", "--learning-rate", "0.003");
        Train("b", "TinyVae", "--epochs", "3", "--seed", "7", "--learning-rate", "0.002", "--kl-warmup", "1");
        Report("a", "b", "--out", "both.html");
        var table = HtmlPage.Read(folder.File("both.html")).All("table").First();
        Assert.Equal(["run", "verdict", "objective, nats", "seed", "epochs", "what differs"], Cells(table, "thead")[0]);
        var rows = Cells(table, "tbody");
        Assert.Equal([folder.File("a"), folder.File("b")], rows.Select(row => row[0]));
        Assert.All(rows, row => Assert.Matches(@"^ELBO \u2212\d+\.\d\d ± \d\.\d\d$", row[2]));
        Assert.Equal(["1", "2", "learning rate 0.003; kl warmup epochs 0"], rows[0][3..]);
        Assert.Equal(["7", "3", "learning rate 0.002; kl warmup epochs 1"], rows[1][3..]);
        // Of other models the sizes are said in place of what nobody can read.
        Train("c", "MoonsVae", "--epochs", "2");
        Report("a", "c", "--out", "both.html");
        rows = Cells(HtmlPage.Read(folder.File("both.html")).All("table").First(), "tbody");
        Assert.StartsWith("4,420 parameters, 2 latent dimensions; model TinyVae; data digits", rows[0][5], StringComparison.Ordinal);
        Assert.DoesNotContain("fingerprint", rows[0][5], StringComparison.Ordinal);

        static List<string[]> Cells(XElement table, string part) =>
            [
                .. table
                    .Elements()
                    .Single(element => element.Name.LocalName == part)
                    .Elements()
                    .Select(row => row.Elements().Select(cell => cell.Value).ToArray()),
            ];
    }

    [Fact]
    public void What_does_not_apply_is_said_in_a_sentence()
    {
        var model = Vae.ModelFrom(
            new(
                new Image(8, 8, Binarization: Binarization.Dynamic),
                [new Flatten(), new Dense(8)],
                new DeterministicLatent(3),
                [new Dense(8, Activation.Relu)],
                new BernoulliLikelihood()
            ),
            "PlainVae"
        );
        Fvae.With(
                [model],
                "train",
                "PlainVae",
                "--epochs",
                "4",
                "--batch",
                "16",
                "--learning-rate",
                "0.01",
                "--threads",
                "1",
                "--out",
                folder.File("run")
            )
            .Succeeded();
        Fvae.With([model], "report", folder.File("run")).Succeeded();
        var page = HtmlPage.Read(folder.File("run/report.html"));
        AssertSound(page);
        Assert.Contains(
            "Posterior collapse: not asked. The latent variable has no noise, so there is no posterior that could become the prior.",
            page.Words
        );
        Assert.Contains("There are no samples: the latent variable has no prior to draw from", page.Words);
        Assert.Contains("There are too few epochs", page.Words);
        Assert.Contains("There is no validation curve that is long enough", page.Words);
        Assert.Equal("No fault found, but not known: whether training was long enough", page.Headline);
        // Not in the colour of what is healthy.
        Assert.Equal("verdict open", page.Verdict.Attribute("class")!.Value);
    }

    [Theory]
    [InlineData("report", "report needs a RUN. One folder or more that train wrote.")]
    [InlineData("report A --nonsense", "report has no option --nonsense. See 'fvae report --help'.")]
    [InlineData("report A A/", "is named twice. Name each run once.")]
    [InlineData("report nowhere", "nowhere cannot be read: there is no such folder or file")]
    [InlineData("report A --out A/run.json", "run.json, which belongs to a run. Pass another name.")]
    [InlineData("report A --out A/x.csv", "Pass --out with a name that ends in .html.")]
    public void A_mistake_is_explained(string words, string message)
    {
        Train("A", "TinyVae", "--epochs", "1");
        string[] typed = [.. words.Split(' ').Select(word => word.StartsWith('A') ? folder.File(word) : word)];
        ErrorTests.AssertProblem(Fvae.Run(typed), message);
        Assert.False(File.Exists(folder.File("A/report.html")));
    }

    /// <summary>That a page is whole: headings in order, words for every picture, and nothing that a browser would fetch or run.</summary>
    internal static void AssertSound(HtmlPage page)
    {
        Assert.Single(page.All("main"));
        int[] levels = [.. page.All("h1", "h2", "h3", "h4").Select(heading => heading.Name.LocalName[1] - '0')];
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, string.Join(' ', levels)));
        Assert.All(page.All("img"), image => Assert.NotEmpty(image.Attribute("alt")!.Value));
        Assert.All(
            page.All("svg").Where(chart => chart.Attribute("role") is not null),
            chart => Assert.NotEmpty(chart.Attribute("aria-label")!.Value)
        );
        Assert.All(
            page.All("figure"),
            figure => Assert.NotEmpty(figure.Elements().Last(part => part.Name.LocalName == "figcaption").Value)
        );
        string[] fetched =
        [
            .. page
                .Document.Descendants()
                .Attributes()
                .Where(attribute => attribute.Name.LocalName is "src" or "href" or "srcset" or "data" or "action" or "poster")
                .Select(attribute => attribute.Value),
        ];
        Assert.All(fetched, place => Assert.Matches("^(data:|#)", place));
        Assert.Empty(page.All("script", "iframe", "object", "embed", "video", "audio"));
        Assert.DoesNotContain("@import", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(new Regex(@"url\s*\("), page.Text);
        string[] ids = [.. page.Document.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(fetched.Where(place => place.StartsWith('#')), place => Assert.Contains(place[1..], ids));
        string[] told =
        [
            page.Words,
            .. page.Document.Descendants().Attributes().Where(part => part.Name.LocalName != "src").Select(part => part.Value),
        ];
        Assert.All(told, text => Assert.DoesNotMatch("NaN|Infinity|∞", text));
    }

    private static string Nats(double value) => FormattableString.Invariant($"{value:F2}").Replace('-', '\u2212');

    private void Train(string name, params string[] words) => Fvae.Train([.. words, "--out", folder.File(name)]).Succeeded();

    private Outcome Report(params string[] words) =>
        Fvae.Run(["report", .. words.Select(word => word.StartsWith('-') ? word : folder.File(word))]).Succeeded();
}
