using System.Text.Json;
using System.Text.RegularExpressions;

namespace FunctionalVae.App.Tests;

/// <summary>What a page says to change, passed to the command that trained its run: it is taken, and does what it says.</summary>
public sealed class RemedyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, "--epochs 6", "not finished", "--epochs 12")]
    [InlineData(1, "--epochs 6 --schedule cosine --validation 0.1", "not finished", "--epochs 12")]
    [InlineData(100, "--epochs 12", "collapsed", "--epochs 24 --kl-warmup 6")]
    [InlineData(100, "--epochs 12 --kl-warmup 3 --average 0.9", "collapsed", "--epochs 24")]
    public void Of_images(double beta, string words, string fault, string remedy)
    {
        var model = Vae.ModelFrom(TinyVae.Model.Spec with { Objective = new EvidenceLowerBound(Beta: beta) }, "TinyVae");
        AssertRemedy([model], ["TinyVae", .. words.Split(' ')], fault, remedy);
    }

    [Theory]
    [InlineData("", "--validation 0.1 --patience 20")]
    [InlineData("--validation 0.2", "--patience 20")]
    public void Of_few_images_that_a_wide_model_knows_by_heart(string words, string remedy)
    {
        var data = DigitsCsv.Write(folder, "few.csv", 0, 100, scale: 1);
        var model = Vae.ModelFrom(
            TinyVae.Model.Spec with
            {
                Encoder = [new Flatten(), new Dense(256, Activation.Relu)],
                Latent = new DiagonalNormalLatent(8),
                Decoder = [new Dense(256, Activation.Relu)],
            },
            "TinyVae"
        );
        var facts = AssertRemedy(
            [model],
            ["TinyVae", .. DigitsCsv.ByHeart(data), .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            "overfitted",
            remedy
        );
        // It ends before.
        Assert.InRange(facts.GetProperty("training").GetProperty("epochs").GetInt32(), 20, 149);
        Assert.InRange(facts.GetProperty("training").GetProperty("bestEpoch").GetInt32(), 1, 129);
    }

    [Fact]
    public void Of_a_table()
    {
        var data = folder.File("people.csv");
        File.WriteAllLines(data, PeopleCsv.Lines());
        AssertRemedy(
            Fvae.Models,
            ["--table", data, "--hidden", "16,8", "--epochs", "8", "--patience", "8"],
            "collapsed",
            "--epochs 16 --hidden 8,4 --kl-warmup 4"
        );
    }

    [Fact]
    public void Of_rows_of_which_nothing_was_learned()
    {
        var data = folder.File("rows.csv");
        var noise = new float[400];
        StandardNormalNoise.Fill(Key.FromSeed(3), 0, noise);
        File.WriteAllLines(
            data,
            noise.Chunk(2).Select(row => FormattableString.Invariant($"{1000 + (50 * row[0])},{50 * row[1]}")).Prepend("a,b")
        );
        var facts = AssertRemedy(
            Fvae.Models,
            ["MoonsVae", "--data", data, "--epochs", "3", "--learning-rate", "0.002"],
            "nothing learned",
            "--epochs 6 --learning-rate 0.0002 --scale standardise"
        );
        Assert.Contains("tandardise", facts.GetProperty("data").GetProperty("scaling").GetRawText(), StringComparison.Ordinal);
    }

    // The record of the run that was trained as the page says.
    private JsonElement AssertRemedy(IReadOnlyList<IVaeModel> models, string[] words, string fault, string remedy)
    {
        var (run, changed) = (folder.File("run"), folder.File("changed"));
        Fvae.With(models, ["train", .. words, "--threads", "1", "--out", run]).Succeeded();
        Fvae.With(models, "report", run).Succeeded();
        var page = HtmlPage.Read(Path.Combine(run, "report.html"));
        Assert.Contains(fault, page.Headline, StringComparison.OrdinalIgnoreCase);
        // Options with their values where something is to be changed; those that stand together belong together.
        var options = page
            .Verdict.Elements()
            .Where(part => part.Value.StartsWith("What to change: ", StringComparison.Ordinal))
            .SelectMany(part => Regex.Matches(part.Value, @"(?:--[a-z-]+ (?:[0-9][0-9.,E-]*[0-9]|[0-9]|[a-z]+) ?)+(?=[,.)]|in place)"))
            .Select(match => match.Value.Trim())
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.Equal(remedy, string.Join(' ', options));
        // One after the other, and then all, in place of those that were passed.
        JsonElement record = default;
        foreach (var one in options.Append(string.Join(' ', options)))
        {
            (string Name, string Value)[] pairs = [.. one.Split(' ').Chunk(2).Select(pair => (pair[0], pair[1]))];
            string[] others = [.. Without(words, [.. pairs.Select(option => option.Name)])];
            Fvae.With(models, ["train", .. others, .. one.Split(' '), "--threads", "1", "--out", changed]).Succeeded();
            record = JsonDocument.Parse(File.ReadAllText(Path.Combine(changed, "run.json"))).RootElement;
            foreach (var (name, value) in pairs)
            {
                if (Field(name) is { } field)
                {
                    Assert.Equal(value, record.GetProperty("options").GetProperty(field).GetRawText());
                }
            }

            Directory.Delete(changed, recursive: true);
        }

        return record;
    }

    private static string? Field(string option) =>
        option switch
        {
            "--epochs" => "epochs",
            "--kl-warmup" => "klWarmupEpochs",
            "--patience" => "patience",
            "--validation" => "validationFraction",
            "--learning-rate" => "learningRate",
            _ => null,
        };

    private static IEnumerable<string> Without(string[] words, string[] names)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (names.Contains(words[i]))
            {
                i++;
            }
            else
            {
                yield return words[i];
            }
        }
    }
}
