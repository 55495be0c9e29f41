using System.CommandLine;
using System.CommandLine.Help;
using System.Text.RegularExpressions;

namespace FunctionalVae.App.Tests;

public class HelpTests
{
    [Fact]
    public void Seed_says_what_does_not_depend_on_it()
    {
        var words = Fvae.Run("train", "--help").Succeeded().Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(
            "The seed of every random choice in training; which rows are held out for testing does not depend on it.",
            string.Join(' ', words)
        );
    }

    [Theory]
    [InlineData(
        "--help",
        "train DigitsVae --out",
        "list",
        "evaluate",
        "sample",
        "reconstruct",
        "traverse",
        "interpolate",
        "transport",
        "encode",
        "score",
        "impute",
        "compare",
        "report",
        "check",
        "plan",
        "bench"
    )]
    [InlineData("list --help", "list --json")]
    [InlineData(
        "train --help",
        "--data",
        "--label-column",
        "--test",
        "--scale",
        "--binarize",
        "--optimizer",
        "--weight-decay",
        "--momentum",
        "--nesterov",
        "--schedule",
        "--step-every",
        "--milestones",
        "--step-factor",
        "--cosine-final",
        "--warmup",
        "--clip",
        "--average",
        "--kl-warmup",
        "--validation",
        "--patience",
        "--epochs",
        "--batch",
        "--learning-rate",
        "--seed",
        "--backend",
        "--device",
        "--threads",
        "--out",
        "--json",
        "train DigitsVae"
    )]
    [InlineData(
        "sample --help",
        "--backend",
        "--device",
        "--count",
        "--values",
        "draws|means",
        "--seed",
        "--out",
        "sample runs/first --count 25"
    )]
    [InlineData(
        "evaluate --help",
        "--backend",
        "--device",
        "--data",
        "--label-column",
        "--train",
        "--draws",
        "--seed",
        "--json",
        "evaluate runs/first"
    )]
    [InlineData("reconstruct --help", "--backend", "--device", "--data", "--count", "--out", "reconstruct runs/first")]
    [InlineData(
        "traverse --help",
        "--backend",
        "--device",
        "--dimension",
        "--steps",
        "--range",
        "--from",
        "--data",
        "--out",
        "traverse runs/first"
    )]
    [InlineData("interpolate --help", "--backend", "--device", "--from", "--to", "--steps", "--data", "--out", "interpolate runs/first")]
    [InlineData("transport --help", "--from", "--to-label", "--count", "--out", "transport runs/first --from-label 3 --to-label 5")]
    [InlineData("encode --help", "--backend", "--device", "--data", "--train", "--out", "encode runs/first")]
    [InlineData(
        "score --help",
        "--backend",
        "--data",
        "--label-column",
        "--false-alarms",
        "--terms",
        "--draws",
        "--most-draws",
        "--seed",
        "--out",
        "--json",
        "score runs/first"
    )]
    [InlineData(
        "check --help",
        "--backend",
        "--device",
        "--seed",
        "--cases",
        "--run",
        "--json",
        "The exit code is 1 where a law is refuted",
        "check DigitsVae"
    )]
    [InlineData("compare --help", "RUN", "--out", "--json", "compare runs/first runs/second")]
    [InlineData("report --help", "RUN", "--out", "--no-rows", "--draws", "--backend", "report runs/first")]
    [InlineData("plan --help", "--pass", "--graph", "--format", "--out", "plan DigitsVae --graph evaluation --pass build")]
    [InlineData("bench --help", "--backend", "--device", "--batch", "--threads", "--json", "bench DigitsVae")]
    [InlineData("import --help", "--rename <OLD=NEW>", "--out", "import DigitsVae theirs.safetensors --out")]
    [InlineData("train --help --epochs nonsense", "Examples:")]
    public void Help_names_everything_and_shows_examples(string args, params string[] texts)
    {
        var outcome = Fvae.Run(args.Split(' ')).Succeeded();
        Assert.Empty(outcome.Error);
        Assert.All(texts.Append("Examples:"), text => Assert.Contains(text, outcome.Output));
    }

    [Fact]
    public void The_page_of_commands_names_every_command_and_option()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "commands.md"));
        var root = Fvae.Run("--help").Succeeded().Output;
        var commands = Regex.Matches(root.Split("Commands:")[1].Split("Examples:")[0], @"^  (\w+)", RegexOptions.Multiline);
        Assert.True(commands.Count >= 14);
        foreach (var command in commands.Select(match => match.Groups[1].Value))
        {
            Assert.Contains($"\nfvae {command} ", page);
            var help = Fvae.Run(command, "--help").Succeeded().Output;
            var options = Regex.Matches(help, @"^  (?:-\S+, )*(--[a-z-]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value);
            Assert.All(options.Where(option => option != "--help"), option => Assert.Contains(option, page));
        }
    }

    [Fact]
    public void Version_is_that_of_the_package() => Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", Fvae.Run("--version").Succeeded().Output);

    [Fact]
    public void Two_models_of_one_name_are_a_mistake_of_the_tools_author()
    {
        var problem = Assert.Throws<ArgumentException>(() => VaeApp.Run(["list"], [TinyVae.Model, TinyVae.Model]));
        Assert.Contains("Two models are called TinyVae", problem.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(39)]
    public async Task Help_ends_however_narrow_the_terminal_is(int columns)
    {
        var root = new RootCommand("What it is for.") { new Option<string>("--option") { Description = "Some words about it." } };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples(new HelpAction { MaxWidth = columns }, new(Fvae.Models));
        using var output = new StringWriter();
        var work = Task.Run(() => root.Parse(["--help"]).Invoke(new() { Output = output, EnableDefaultExceptionHandler = false }));
        Assert.Equal(0, await work.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains("Examples:", output.ToString());
    }

    [Theory]
    [InlineData("train TinyVae --out caf\ufffd")]
    [InlineData("evaluate caf\ufffd")]
    [InlineData("import TinyVae caf\ufffd --out x")]
    public void A_name_that_is_not_utf_8_is_refused(string args) =>
        ErrorTests.AssertProblem(Fvae.Run(args.Split(' ')), "'caf\ufffd' has bytes that are not UTF-8");
}
