namespace FunctionalVae.App.Tests;

public class HelpTests
{
    [Theory]
    [InlineData("--help", "train DigitsVae --out", "list", "sample")]
    [InlineData("list --help", "list --json")]
    [InlineData(
        "train --help",
        "--data",
        "--epochs",
        "--batch",
        "--learning-rate",
        "--seed",
        "--threads",
        "--out",
        "--json",
        "train DigitsVae"
    )]
    [InlineData("sample --help", "--count", "--seed", "--out", "sample runs/first --count 25")]
    [InlineData("train --help --epochs nonsense", "Examples:")]
    public void Help_names_everything_and_shows_examples(string args, params string[] texts)
    {
        var outcome = Fvae.Run(args.Split(' ')).Succeeded();
        Assert.Empty(outcome.Error);
        Assert.All(texts.Append("Examples:"), text => Assert.Contains(text, outcome.Output));
    }

    [Fact]
    public void Version_is_that_of_the_package() => Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", Fvae.Run("--version").Succeeded().Output);

    [Fact]
    public void Two_models_of_one_name_are_a_mistake_of_the_tools_author()
    {
        var problem = Assert.Throws<ArgumentException>(() => VaeApp.Run(["list"], [TinyVae.Model, TinyVae.Model]));
        Assert.Contains("Two models are called TinyVae", problem.Message);
    }
}
