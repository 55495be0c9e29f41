using System.Globalization;
using System.Text.RegularExpressions;

namespace FunctionalVae.App.Tests;

/// <summary>The page of models of every kind: nothing that a specification can say leaves it without one.</summary>
public sealed class ReportOfModelsTests : IDisposable
{
    private static readonly Dictionary<string, VaeSpec> Specs = new()
    {
        ["a mixture as prior"] = Rows(new DiagonalNormalLatent(3, new MixturePrior(2)), new NormalLikelihood(new LearnedVariance())),
        ["one latent dimension"] = Rows(new DiagonalNormalLatent(1), new NormalLikelihood(new LearnedVariance())),
        ["many latent dimensions"] = Rows(new DiagonalNormalLatent(70), new NormalLikelihood(new LearnedVariance())),
        ["a divergence of the aggregate posterior"] = Rows(
            new DiagonalNormalLatent(2, new UniformPrior(0, 1)),
            new NormalLikelihood(new LearnedVariance())
        ) with
        {
            Objective = new WassersteinAutoencoder(new SquaredMmd(), 10),
        },
        ["importance weights and a beta"] = Rows(new DiagonalNormalLatent(2), new NormalLikelihood(new LearnedVariance())) with
        {
            Objective = new ImportanceWeighted(Draws: 3, Beta: 2),
        },
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Names() => [.. Specs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_model_has_a_page(string name)
    {
        var page = Reported(Vae.ModelFrom(Specs[name], "RowsVae"), Data(), "--epochs", "6", "--validation", "0.2");
        Assert.Contains("RowsVae", page.Words);
        Assert.Contains("Columns: the data beside drawn rows", page.Words);
        Assert.Equal(
            name == "one latent dimension",
            page.Words.Contains("There is no plane of the latent space: it has one dimension.", StringComparison.Ordinal)
        );
        Assert.Equal(
            name is "a mixture as prior" or "a divergence of the aggregate posterior",
            page.Words.Contains("has no divergence by dimension in closed form", StringComparison.Ordinal)
        );
        Assert.Equal(
            name is "a mixture as prior" or "a divergence of the aggregate posterior",
            page.Words.Contains("Small grey dots: 400 draws of the prior.", StringComparison.Ordinal)
        );
        Assert.Equal(
            name == "importance weights and a beta",
            page.Words.Contains(
                "Of 3 draws of each posterior, training with β = 2, validation at β = 1; higher is better.",
                StringComparison.Ordinal
            )
        );
        Assert.Equal(
            name == "importance weights and a beta",
            page.Words.Contains("importance-weighted objective", StringComparison.Ordinal)
        );
        Assert.Equal(name == "importance weights and a beta", page.Words.Contains("validation (β = 1)", StringComparison.Ordinal));
        Assert.Equal(name != "importance weights and a beta", page.Words.Contains("At β = 1; higher is better.", StringComparison.Ordinal));
        Assert.Equal(
            name == "a divergence of the aggregate posterior",
            page.Words.Contains("The divergence is of several rows together, so single ones have no objective", StringComparison.Ordinal)
        );
        Assert.Equal(
            name == "a divergence of the aggregate posterior",
            page.Words.Contains("The reconstruction of the test part is ", StringComparison.Ordinal)
        );
        Assert.Equal(
            name == "a divergence of the aggregate posterior",
            page.Words.Contains("which are of other batches, cannot be compared.", StringComparison.Ordinal)
        );
        Assert.Equal(
            name is "a mixture as prior",
            page.Words.Contains(", on the two of 3 dimensions whose posterior means vary most.", StringComparison.Ordinal)
        );
        Assert.Equal(
            name == "many latent dimensions",
            page.Words.Contains(", on the two of 70 dimensions with the greatest KL.", StringComparison.Ordinal)
        );
        Assert.Equal(name == "many latent dimensions", page.Words.Contains("The first 64; 6 are left out.", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_many_columns_those_that_differ_most_are_shown_and_the_others_are_counted()
    {
        var data = folder.File("wide.csv");
        File.WriteAllLines(
            data,
            Enumerable
                .Range(0, 90)
                .Select(row =>
                    string.Join(
                        ',',
                        Enumerable
                            .Range(0, 30)
                            .Select(column => FormattableString.Invariant($"{((row * (column + 7) % 90) / 30.0) - 1.5:F3}"))
                    )
                )
                .Prepend(string.Join(',', Enumerable.Range(0, 30).Select(column => $"c{column}")))
        );
        var spec = Rows(new DiagonalNormalLatent(2), new NormalLikelihood(new LearnedVariance())) with { Input = new Features(30) };
        var page = Reported(Vae.ModelFrom(spec, "RowsVae"), data, "--epochs", "1");
        Assert.Contains("Shown are the 24 of 30 columns that differ most; 6 are left out.", page.Words);
    }

    [Fact]
    public void Classes_colour_the_plane_and_those_of_a_conditional_model_take_turns()
    {
        Fvae.With([ConditionalDigits.Model], "train", "ConditionalDigits", "--epochs", "1", "--out", folder.File("run")).Succeeded();
        Fvae.With([ConditionalDigits.Model], "report", folder.File("run")).Succeeded();
        var page = HtmlPage.Read(folder.File("run/report.html"));
        ReportTests.AssertSound(page);
        Assert.Contains("60 samples: means of p(x|z), z ~ p(z)", page.Words);
        Assert.Contains("under class 0.", page.Words);
        Assert.Contains(", coloured by class", page.Words);
    }

    [Fact]
    public void Rows_of_a_conditional_model_are_drawn_of_the_classes_that_the_data_have()
    {
        // Nine of ten rows are of class 0, far from the others, and the file is ordered by class.
        var data = folder.File("classes.csv");
        var noise = new float[600];
        StandardNormalNoise.Fill(Key.FromSeed(5), 0, noise);
        File.WriteAllLines(
            data,
            noise
                .Select((value, i) => (Class: i < 540 ? 0 : 1, Value: value))
                .Select(row => FormattableString.Invariant($"{(row.Class == 0 ? -2 : 4) + row.Value:F4},{row.Class}"))
                .Prepend("x,class")
        );
        var spec = new VaeSpec(
            new Features(1),
            [new Dense(16, Activation.Tanh)],
            new DiagonalNormalLatent(1),
            [new Dense(16, Activation.Tanh)],
            new NormalLikelihood(new LearnedVariance())
        )
        {
            Condition = new ClassCondition(2),
        };
        var page = Reported(
            Vae.ModelFrom(spec, "RowsVae"),
            data,
            "--label-column",
            "class",
            "--epochs",
            "60",
            "--learning-rate",
            "0.01",
            "--test",
            "0.5"
        );
        Assert.Contains("of the classes of these rows in turn", page.Words);
        var caption = page.All("figcaption").Select(text => text.Value).Single(text => text.Contains("to move", StringComparison.Ordinal));
        var moved = Regex.Match(caption, @"^(\d+) % of the drawn rows would have to move to be spread like the data; (\d+) % by chance\.$");
        // With the classes taking turns, 40 % would have to.
        Assert.InRange(int.Parse(moved.Groups[1].Value, CultureInfo.InvariantCulture), 0, 30);
        Assert.InRange(int.Parse(moved.Groups[2].Value, CultureInfo.InvariantCulture), 3, 12);
    }

    private static VaeSpec Rows(DiagonalNormalLatent latent, Reconstruction likelihood) =>
        new(new Features(3), [new Dense(8, Activation.Tanh)], latent, [new Dense(8, Activation.Tanh)], likelihood);

    private string Data()
    {
        var data = folder.File("rows.csv");
        File.WriteAllLines(
            data,
            Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{i % 11 / 11.0:F3},{i % 7 / 7.0:F3},{i % 2}"))
        );
        return data;
    }

    private HtmlPage Reported(IVaeModel model, string data, params string[] words)
    {
        Fvae.With([model], ["train", model.Name, "--data", data, .. words, "--threads", "1", "--out", folder.File("run")]).Succeeded();
        Fvae.With([model], "report", folder.File("run")).Succeeded();
        var page = HtmlPage.Read(folder.File("run/report.html"));
        ReportTests.AssertSound(page);
        return page;
    }
}
