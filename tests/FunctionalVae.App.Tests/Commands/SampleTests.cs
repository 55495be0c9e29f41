using FunctionalVae.Checkpoints;
using FunctionalVae.Interpreter;

namespace FunctionalVae.App.Tests;

public sealed class SampleTests : IDisposable
{
    private readonly TemporaryFolder run = new();

    public SampleTests() => Fvae.Train("TinyVae", "--epochs", "1", "--out", run.Path).Succeeded();

    public void Dispose() => run.Dispose();

    [Fact]
    public void Samples_land_beside_the_model_and_are_those_of_the_run()
    {
        var outcome = Fvae.Run("sample", run.Path).Succeeded();
        Assert.Equal(
            $"wrote {run.File("samples-seed1.png")}: 100 means of p(x|z), z ~ p(z), which vary less than the data; --values draws draws x too\n",
            outcome.Output
        );
        Assert.Equal(File.ReadAllBytes(run.File("samples.png")), File.ReadAllBytes(run.File("samples-seed1.png")));
    }

    [Fact]
    public void Images_are_drawn_where_draws_are_asked_for()
    {
        var outcome = Fvae.Run("sample", run.Path, "--values", "draws").Succeeded();
        Assert.Equal(
            $"wrote {run.File("draws-seed1.png")}: 100 draws x ~ p(x|z), z ~ p(z); --values means gives the means of p(x|z)\n",
            outcome.Output
        );
        Assert.NotEqual(File.ReadAllBytes(run.File("samples.png")), File.ReadAllBytes(run.File("draws-seed1.png")));
        Fvae.Run("sample", run.Path, "--values", "draws", "--count", "7", "--out", run.File("seven.csv")).Succeeded();
        var key = Key.FromSeed(1).Child(KeySites.Sampling);
        var expected = TinyVae.Model.Sample(Checkpoint.Load(TinyVae.Model, run.Path), 7, key);
        var written = CsvFile.Read(run.File("seven.csv")).Rows.SelectMany(row => row).Select(value => (float)value);
        Assert.Equal(expected.Values.ToArray(), written);
        Assert.All(written, value => Assert.True(value is 0 or 1));
    }

    [Fact]
    public void A_model_without_a_likelihood_has_means_only_and_says_why()
    {
        using var grey = new TemporaryFolder();
        Fvae.Train("DigitsVae", "--epochs", "1", "--out", grey.Path).Succeeded();
        var why = "grey cross-entropy, which scores DigitsVae, is not a likelihood, so there is no p(x|z) to draw from";
        ErrorTests.AssertProblem(
            Fvae.Run("sample", grey.Path, "--values", "draws"),
            $"--values draws: {why}. Pass --values means, or leave it out."
        );
        Assert.False(File.Exists(grey.File("draws-seed1.png")));
        foreach (
            var words in (string[][])
                [
                    [],
                    ["--values", "means"],
                ]
        )
        {
            var outcome = Fvae.Run(["sample", grey.Path, .. words]).Succeeded();
            Assert.Equal($"wrote {grey.File("samples-seed1.png")}: 100 decoded means, z ~ p(z); {why}\n", outcome.Output);
        }
    }

    [Fact]
    public void A_checkpoint_file_serves_as_well_as_its_folder()
    {
        Fvae.Run("sample", run.File("model.safetensors"), "--seed", "4").Succeeded();
        var first = File.ReadAllBytes(run.File("samples-seed4.png"));
        Fvae.Run("sample", run.Path, "--seed", "4", "--out", run.File("again.png")).Succeeded();
        Assert.Equal(first, File.ReadAllBytes(run.File("again.png")));
        Assert.NotEqual(first, File.ReadAllBytes(run.File("samples.png")));
    }

    [Fact]
    public void Count_is_the_number_of_images()
    {
        Fvae.Run("sample", run.Path, "--count", "4", "--out", run.File("new/four.png")).Succeeded();
        // Two columns and rows of 56 pixels, with lines of 2 around them; width and height lie at bytes 16 and 20.
        var header = File.ReadAllBytes(run.File("new/four.png"));
        Assert.Equal([0, 0, 0, 118, 0, 0, 0, 118], header[16..24]);
    }

    [Fact]
    public void What_is_no_run_is_explained()
    {
        File.WriteAllText(run.File("broken.safetensors"), "short");
        ErrorTests.AssertProblem(Fvae.Run("sample", run.File("broken.safetensors")), "broken.safetensors");
        using var empty = new TemporaryFolder();
        ErrorTests.AssertProblem(Fvae.Run("sample", empty.Path), "model.safetensors");
        ErrorTests.AssertProblem(Fvae.Run("sample", run.Path, "--out", empty.Path), "is a folder. Pass --out with the name of a file.");
        ErrorTests.AssertProblem(Fvae.Run("sample", run.Path, "--out", run.File("metrics.csv/a.png")), "metrics.csv");
        Assert.Empty(Directory.GetFileSystemEntries(empty.Path));
    }

    [Fact]
    public void Too_many_pixels_for_a_picture_are_refused()
    {
        var large = InterpretedModel.Of(
            new VaeSpec(
                new Image(300, 300),
                [new Flatten(), new Dense(1, Activation.Relu)],
                new DiagonalNormalLatent(1),
                [new Dense(1, Activation.Relu)],
                new GreyCrossEntropy()
            ),
            "LargeVae"
        );
        Checkpoint.Save(large, large.Initialize(Key.FromSeed(1)), run.File("large.safetensors"));
        using var error = new StringWriter();
        var host = new AppHost(error, error, OutputIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None);
        Assert.Equal(2, VaeApp.RunOn(host, ["sample", run.File("large.safetensors"), "--count", "10000"], new([large])));
        Assert.Contains("10000 images of 300 × 300 are too many for one picture.", error.ToString());
    }

    [Fact]
    public void A_model_that_is_not_among_the_models_is_named()
    {
        using var error = new StringWriter();
        var host = new AppHost(error, error, OutputIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None);
        Assert.Equal(2, VaeApp.RunOn(host, ["sample", run.Path], new([DigitsVae.Model])));
        Assert.Contains("belongs to the model TinyVae, which is none of: DigitsVae.", error.ToString());
    }
}
