namespace FunctionalVae.App.Tests;

/// <summary>Every mistake at the command line: exit code 2, one message on standard error, nothing on standard output, nothing written.</summary>
public class ErrorTests
{
    [Theory]
    [InlineData(
        "",
        "Say what to do: list, train, evaluate, sample, reconstruct, traverse, interpolate, transport, encode, score, impute, compare, report, study, import, check, plan, bench."
    )]
    [InlineData("trian", "There is no command trian. Did you mean train?")]
    [InlineData("train", "train needs a MODEL. The model's name, as list shows it.")]
    [InlineData(
        "train TinyVea",
        "There is no model TinyVea. Did you mean TinyVae? The models are: DigitsVae, MnistManifold, MnistVae, MoonsVae, TinyVae."
    )]
    [InlineData("train Something", "There is no model Something. The models are: DigitsVae,")]
    [InlineData("train tinyvae", "Did you mean TinyVae?")]
    [InlineData("train TinyVae DigitsVae", "train takes no further argument; DigitsVae is one too many.")]
    [InlineData("train TinyVae --epoch 5", "There is no option --epoch. Did you mean --epochs?")]
    [InlineData("train TinyVae --frobnicate", "There is no option --frobnicate.")]
    [InlineData("train TinyVae --epochs", "--epochs")]
    [InlineData("train TinyVae --epochs 0", "--epochs must be a whole number of at least 1; it was '0'.")]
    [InlineData("train TinyVae --epochs -3", "--epochs must be a whole number of at least 1; it was '-3'.")]
    [InlineData("train TinyVae --epochs 1.5", "--epochs must be a whole number of at least 1; it was '1.5'.")]
    [InlineData("train TinyVae --epochs 1 --epochs 2", "--epochs")]
    [InlineData("train TinyVae --batch 0", "--batch must be a whole number of at least 1; it was '0'.")]
    [InlineData("train TinyVae --batch 99999999999", "--batch must be a whole number of at least 1; it was '99999999999'.")]
    [InlineData("train TinyVae --learning-rate NaN", "--learning-rate must be a positive number such as 1e-3; it was 'NaN'.")]
    [InlineData("train TinyVae --learning-rate Infinity", "--learning-rate must be a positive number")]
    [InlineData("train TinyVae --learning-rate 0", "--learning-rate must be a positive number")]
    [InlineData("train TinyVae --learning-rate 0,1", "--learning-rate must be a positive number")]
    [InlineData("train TinyVae --learning-rate fast", "--learning-rate must be a positive number")]
    [InlineData("train TinyVae --seed -1", "--seed must be a whole number from 0 to 18446744073709551615; it was '-1'.")]
    [InlineData("train TinyVae --seed 18446744073709551616", "--seed must be a whole number from 0")]
    [InlineData("train TinyVae --threads 0", "--threads must be a whole number from 1 to 1024; it was '0'.")]
    [InlineData("train TinyVae --threads 5000", "--threads must be a whole number from 1 to 1024; it was '5000'.")]
    [InlineData("train TinyVae --data @nowhere", "There is no file @nowhere.")]
    [InlineData(
        "train MnistVae",
        "MnistVae takes images of 28 × 28; the embedded digits are 8 × 8. Pass --data FOLDER with an MNIST-style folder of 28 × 28 images"
    )]
    [InlineData("train MnistVae", "Models for 8 × 8: DigitsVae, TinyVae.")]
    [InlineData("sample", "sample needs a RUN. A folder that train wrote")]
    [InlineData("sample nowhere", "nowhere")]
    [InlineData("sample nowhere --count 0", "--count must be a whole number from 1 to 1000000; it was '0'.")]
    [InlineData("list --jsno", "There is no option --jsno. Did you mean --json?")]
    public void A_mistake_is_explained(string args, string message) =>
        AssertProblem(Fvae.Run(args.Split(' ', StringSplitOptions.RemoveEmptyEntries)), message);

    [Fact]
    public void Empty_paths_are_refused() =>
        AssertProblem(Fvae.Run("train", "TinyVae", "--out", " "), "--out must be a path and not empty");

    [Theory]
    [InlineData("train-images-idx3-ubyte", null, "lacks 1 of the four files")]
    [InlineData("train-images-idx3-ubyte", "short", "cut short or damaged")]
    [InlineData("t10k-labels-idx1-ubyte", "magic", "should begin with the magic number 0x00000801")]
    [InlineData("train-labels-idx1-ubyte", "count", "one label belongs to each image")]
    public void Damaged_data_is_explained_and_nothing_is_written(string file, string? damage, string message)
    {
        var bytes = damage switch
        {
            null => null,
            "short" => IdxBytes.Images(count: 2, length: 3),
            "magic" => IdxBytes.Labels(count: 1, magic: 0x802),
            _ => IdxBytes.Labels(count: 3),
        };
        using var folder = IdxBytes.Folder(file, bytes);
        using var target = new TemporaryFolder();
        AssertProblem(Fvae.Run("train", "TinyVae", "--data", folder.Path, "--out", target.File("run")), message);
        Assert.Empty(Directory.GetFileSystemEntries(target.Path));
    }

    [Fact]
    public void Data_of_another_size_is_explained()
    {
        using var folder = IdxBytes.Folder();
        var outcome = Fvae.Run("train", "TinyVae", "--data", folder.Path);
        AssertProblem(outcome, $"TinyVae takes images of 8 × 8; the images in {folder.Path} are 2 × 2. Leave --data out");
        AssertProblem(Fvae.Run("train", "MnistVae", "--data", folder.Path), "Pass --data FOLDER with images of 28 × 28");
    }

    [Fact]
    public void Divergence_is_explained_and_leaves_no_folder()
    {
        using var target = new TemporaryFolder();
        var outcome = Fvae.Train("TinyVae", "--epochs", "2", "--learning-rate", "1e30", "--out", target.File("a/b"));
        Assert.Equal(2, outcome.Code);
        Assert.Contains("is not finite", outcome.Error);
        Assert.Contains("A learning rate of 1E+30 is very large: try --learning-rate 0.001. Nothing was written.", outcome.Error);
        Assert.Empty(Directory.GetFileSystemEntries(target.Path));
    }

    [Theory]
    [InlineData("1e30", "", "The values go up to 1E+30: try --scale standardise.")]
    [InlineData("1", "--optimizer adamw --weight-decay 1e300", "A weight decay of 1E+300 turns every weight over at each step")]
    [InlineData("1", "--optimizer sgd --weight-decay 1e300", "A weight decay of 1E+300 turns every weight over at each step")]
    public void The_advice_goes_by_the_cause(string value, string options, string advice)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder.File("rows.csv"), ["a,b", .. Enumerable.Range(0, 40).Select(i => $"{value},0.{10 + i}")]);
        string[] more = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var outcome = Fvae.Train(["MoonsVae", "--epochs", "2", "--data", folder.File("rows.csv"), .. more]);
        Assert.Equal(2, outcome.Code);
        Assert.Contains(advice, outcome.Error);
        Assert.EndsWith("Nothing was written.\n", outcome.Error);
    }

    [Fact]
    public void Weights_that_break_in_the_very_last_step_are_noticed()
    {
        using var target = new TemporaryFolder();
        var outcome = Fvae.Run(
            "train",
            "TinyVae",
            "--epochs",
            "1",
            "--batch",
            "5000",
            "--learning-rate",
            "1e38",
            "--out",
            target.File("a")
        );
        Assert.Equal(2, outcome.Code);
        Assert.Contains("After step 1 the weights encoder.1.weight (encoder.1: Dense) of TinyVae are not finite.", outcome.Error);
        Assert.Empty(Directory.GetFileSystemEntries(target.Path));
    }

    internal static void AssertProblem(Outcome outcome, string message)
    {
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("error: ", outcome.Error);
        Assert.Contains(message, outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
        Assert.DoesNotContain("(Parameter '", outcome.Error);
        Assert.Empty(outcome.Output);
    }
}
