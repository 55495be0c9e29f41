namespace FunctionalVae.App.Tests;

/// <summary><c>check</c> reports the laws, and its exit code says whether they hold.</summary>
public sealed class CheckTests(TrainedTiny trained) : IClassFixture<TrainedTiny>
{
    private const int Laws = 27;

    [Fact]
    [Trait("Category", "Slow")]
    public void A_right_model_keeps_the_laws()
    {
        var outcome = Fvae.Run("check", "MoonsVae").Succeeded();
        Assert.Empty(outcome.Error);
        Assert.StartsWith("checking MoonsVae at and around initial weights, seed 0\nlaw ", outcome.Output);
        // Real values are not binarised.
        Assert.EndsWith($"\n{Laws - 1} laws hold, 2 skipped\n", outcome.Output);
        Assert.Equal(Laws - 1, outcome.Output.Split('\n').Count(line => line.Contains("  holds ")));
    }

    [Fact]
    public void A_law_that_says_nothing_says_why() =>
        Assert.Contains(
            "importance-bounds was skipped: GreyCrossEntropy is not a likelihood, so there are no importance weights.\n",
            Fvae.Run("check", "DigitsVae").Succeeded().Output
        );

    [Fact]
    public void Json_ends_standard_output_and_the_report_goes_to_the_other()
    {
        var outcome = Fvae.Run("check", "TinyVae", "--seed", "5", "--cases", "2", "--json").Succeeded();
        Assert.Single(outcome.Output.TrimEnd('\n').Split('\n'));
        var json = outcome.LastLine;
        Assert.Equal("TinyVae", json.GetProperty("model").GetString());
        Assert.Equal(5, json.GetProperty("seed").GetInt32());
        Assert.True(json.GetProperty("holds").GetBoolean());
        var laws = json.GetProperty("laws").EnumerateArray().ToList();
        // One of them is about weighed draws, which this model has not.
        var held = laws.Where(law => law.GetProperty("law").GetString() != "draw-weights").ToList();
        Assert.Equal((Laws + 1, Laws), (laws.Count, held.Count));
        Assert.All(held, law => Assert.Equal("holds", law.GetProperty("verdict").GetString()));
        Assert.All(held, law => Assert.InRange(law.GetProperty("worst").GetDouble(), 0, 1));
        Assert.Contains($"{Laws} laws hold", outcome.Error);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void The_same_seed_gives_the_same_report() =>
        Assert.Equal(Fvae.Run("check", "MoonsVae", "--seed", "3").Output, Fvae.Run("check", "MoonsVae", "--seed", "3").Output);

    [Fact]
    [Trait("Category", "Slow")]
    public void Trained_weights_are_checked()
    {
        var outcome = Fvae.Run("check", "TinyVae", "--run", trained.Path).Succeeded();
        Assert.StartsWith($"checking TinyVae at and around the weights of {trained.Path}, seed 0\n", outcome.Output);
    }

    [Fact]
    public void A_run_of_another_model_is_a_mistake()
    {
        var outcome = Fvae.Run("check", "MoonsVae", "--run", trained.Path);
        Assert.Equal(2, outcome.Code);
        Assert.Equal($"error: --run {trained.Path} is a run of TinyVae, not of MoonsVae, which is to be checked.\n", outcome.Error);
    }

    [Theory]
    [InlineData("error: There is no model TinyVea. Did you mean TinyVae?", "TinyVea")]
    [InlineData("error: --cases must be a whole number from 1 to 10000; it was '0'.", "TinyVae", "--cases", "0")]
    [InlineData("error: --seed must be a whole number", "TinyVae", "--seed", "-1")]
    public void A_mistake_is_one_sentence(string message, params string[] words)
    {
        var outcome = Fvae.Run(["check", .. words]);
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith(message, outcome.Error);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void A_wrong_model_is_refuted_with_exit_code_1()
    {
        var outcome = Fvae.With([WrongKl.Of(TinyVae.Model)], "check", "TinyVae", "--json");
        Assert.Equal(1, outcome.Code);
        Assert.False(outcome.LastLine.GetProperty("holds").GetBoolean());
        var refuted = outcome
            .LastLine.GetProperty("laws")
            .EnumerateArray()
            .Single(law => law.GetProperty("law").GetString() == "kl-closed-form");
        Assert.Equal("refuted", refuted.GetProperty("verdict").GetString());
        Assert.StartsWith("Refuted at key ", refuted.GetProperty("counterexample").GetString());
        Assert.Contains("\nkl-closed-form: Kl of each example is finite", outcome.Error);
        Assert.Contains("laws are refuted, ", outcome.Error);
    }

    [Fact]
    public void Interrupting_stops_between_cases()
    {
        using var source = new CancellationTokenSource();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var model = WatchedModel.Of(
            TinyVae.Model,
            name =>
            {
                if (name == nameof(IVaeModel.Decode))
                {
                    source.Cancel();
                }
            }
        );
        var code = VaeApp.RunOn(new(output, error, false, false, source.Token), ["check", "TinyVae"], new([model]));
        Assert.Equal(130, code);
        Assert.Equal("stopped; nothing was written\n", error.ToString());
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void On_a_terminal_the_report_is_the_same_below_what_moves() =>
        Assert.EndsWith($"\n{Laws - 1} laws hold, 2 skipped\n", Fvae.Watch("check", "MoonsVae").Succeeded().Output);

    [Fact]
    [Trait("Category", "Slow")]
    public void The_pages_report_is_real()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "testing.md"));
        var block = page.Split("<!-- check -->\n```\n")[1].Split("```")[0];
        var real = Rows(Fvae.Run("check", "TinyVae").Succeeded().Output);
        Assert.Equal(real.SkipWhile(row => !row.StartsWith("law ")).TakeWhile(row => row.Length > 0), Rows(block.TrimEnd('\n')));

        // The last column has figures of one instruction set.
        static List<string> Rows(string text) => [.. text.Split('\n').Select(line => string.Join(' ', Words(line).Take(4)))];
        static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
