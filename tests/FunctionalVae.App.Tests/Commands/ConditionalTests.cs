using System.Globalization;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

/// <summary>Commands on a conditional model: which class each of them takes, and what they say where there is none.</summary>
public sealed class ConditionalTests : IDisposable
{
    private static readonly IVaeModel Rows = Vae.ModelFrom(
        new(
            new Features(2),
            [new Dense(8, Activation.Silu)],
            new DiagonalNormalLatent(1),
            [new Dense(8, Activation.Silu)],
            new NormalLikelihood(new LearnedVariance()),
            Condition: new ClassCondition(2)
        ),
        "Labelled"
    );

    private readonly TemporaryFolder run = new();

    public ConditionalTests() => Run("train", "ConditionalDigits", "--epochs", "1", "--threads", "1", "--out", run.Path).Succeeded();

    public void Dispose() => run.Dispose();

    [Fact]
    public void A_class_is_sampled_by_its_label_and_the_file_says_which()
    {
        Run("sample", run.Path, "--label", "3", "--count", "5", "--values", "draws", "--out", run.File("three.csv")).Succeeded();
        var lines = File.ReadAllLines(run.File("three.csv"));
        Assert.EndsWith(",x63,label", lines[0]);
        Assert.Equal(6, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.EndsWith(",3", line));
        var parameters = Checkpoint.Load(ConditionalDigits.Model, run.Path);
        var expected = ConditionalDigits.Model.Under([3]).Sample(parameters, 5, Key.FromSeed(1).Child(KeySites.Sampling));
        Assert.Equal(
            expected.Values.ToArray(),
            lines.Skip(1).SelectMany(line => line.Split(',').SkipLast(1)).Select(cell => float.Parse(cell, CultureInfo.InvariantCulture))
        );
        var picture = Run("sample", run.Path, "--label", "3").Succeeded();
        Assert.StartsWith($"wrote {run.File("samples-seed1-label3.png")}: 100 means", picture.Output);
    }

    [Fact]
    public void Without_a_label_all_classes_take_turns_as_in_the_picture_of_training()
    {
        Run("sample", run.Path).Succeeded();
        Assert.Equal(File.ReadAllBytes(run.File("samples.png")), File.ReadAllBytes(run.File("samples-seed1.png")));
        Run("sample", run.Path, "--count", "12", "--out", run.File("all.csv")).Succeeded();
        Assert.Equal(
            ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "1"],
            File.ReadAllLines(run.File("all.csv")).Skip(1).Select(line => line.Split(',')[^1])
        );
    }

    [Fact]
    public void Commands_on_examples_take_their_labels()
    {
        foreach (var command in new[] { "evaluate", "reconstruct" })
        {
            Run(command, run.Path).Succeeded();
        }

        Run("encode", run.Path, "--out", run.File("encoded.csv")).Succeeded();
        Run("traverse", run.Path, "--from", "4").Succeeded();
        Run("traverse", run.Path, "--label", "9").Succeeded();
        Run("interpolate", run.Path, "--from", "0", "--to", "1", "--label", "2").Succeeded();
        Assert.DoesNotContain("manifold.png", Directory.GetFiles(run.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_label_that_is_missing_or_cannot_be_is_a_problem()
    {
        const string which = "ConditionalDigits decodes under a class. Pass --label with one, from 0 to 9.";
        ErrorTests.AssertProblem(Run("sample", run.Path, "--label", "10"), "--label 10: the classes of ConditionalDigits are 0 to 9.");
        ErrorTests.AssertProblem(Run("traverse", run.Path), which);
        // The first two test examples are of two classes.
        ErrorTests.AssertProblem(Run("interpolate", run.Path, "--from", "0", "--to", "1"), which);
        ErrorTests.AssertProblem(
            Run("transport", run.Path, "--from-label", "1", "--to-label", "2"),
            "ConditionalDigits decodes under a class, and points on the way between examples of two classes have none; transport is not for conditional models."
        );
        using var plain = new TemporaryFolder();
        Fvae.Train("TinyVae", "--epochs", "1", "--out", plain.Path).Succeeded();
        ErrorTests.AssertProblem(
            Fvae.Run("sample", plain.Path, "--label", "1"),
            "--label names a class of a conditional model, and TinyVae has no condition. Leave it out, or declare Condition: new ClassCondition(...) and train again."
        );
    }

    [Fact]
    public void A_file_has_a_column_of_labels_or_is_refused()
    {
        using var folder = new TemporaryFolder();
        string Data(string name, Func<int, string> label)
        {
            File.WriteAllLines(
                folder.File(name),
                Enumerable.Range(0, 40).Select(row => $"{row % 7}.5,{row % 3},{label(row)}").Prepend("a,b,kind")
            );
            return folder.File(name);
        }

        var right = Data("right.csv", row => $"{row % 2}");
        Outcome Train(string data, params string[] words) =>
            Fvae.With(
                [Rows],
                ["train", "Labelled", "--data", data, "--epochs", "2", "--threads", "1", "--out", folder.File("run"), .. words]
            );

        Train(right, "--label-column", "kind").Succeeded();
        Fvae.With([Rows], "sample", folder.File("run"), "--label", "1", "--count", "3", "--out", folder.File("new.csv")).Succeeded();
        Assert.Equal("a,b,label", File.ReadAllLines(folder.File("new.csv"))[0]);
        Fvae.With([Rows], "score", folder.File("run"), "--data", right, "--out", folder.File("scores.csv")).Succeeded();

        Assert.Contains("has no labels", Train(Unlabelled(right)).Error);
        Assert.Contains(
            "the label is 2, and Labelled is conditional on labels from 0 to 1.",
            Train(Data("three.csv", row => $"{row % 3}"), "--label-column", "kind").Error
        );
        Assert.Contains(
            "are not such numbers, but for example 'x0'",
            Train(Data("texts.csv", row => $"x{row % 2}"), "--label-column", "kind").Error
        );

        string Unlabelled(string of)
        {
            var path = folder.File("unlabelled.csv");
            File.WriteAllLines(path, File.ReadAllLines(of).Select(line => line[..line.LastIndexOf(',')]));
            return path;
        }
    }

    private static Outcome Run(params string[] words) => Fvae.With([ConditionalDigits.Model, TinyVae.Model], words);
}
