using FunctionalVae.Graphs;
using FunctionalVae.Passes;
using FunctionalVae.Reports;

namespace FunctionalVae.App.Tests;

public sealed class PlanTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Zoo => [.. Fvae.Models.Select(model => model.Name)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Every_model_has_a_plan_after_every_pass(string model)
    {
        var spec = Fvae.Models.Single(known => known.Name == model).Spec;
        var (plan, built) = (Plan.Of(spec), Build.Of(spec, isForTraining: true));
        (string Words, Graph Graph, Placement? Places)[] expected =
        [
            ("training build", built, null),
            ("training differentiate", Differentiate.Of(built), null),
            ("training fuse", plan.Training, null),
            ("training place", plan.Training, plan.TrainingPlaces),
            ("evaluation build", plan.Evaluation, null),
            ("evaluation place", plan.Evaluation, plan.EvaluationPlaces),
        ];
        foreach (var (words, graph, places) in expected)
        {
            var (kind, pass) = (words.Split(' ')[0], words.Split(' ')[1]);
            var title = $"{model}: the graph of {kind} after {pass}";
            var text = Fvae.Run("plan", model, "--graph", kind, "--pass", pass).Succeeded();
            Assert.Equal(GraphText.Of(title, graph, places), text.Output);
            var chart = Fvae.Run("plan", model, "--graph", kind, "--pass", pass, "--format", "mermaid").Succeeded();
            Assert.Equal(GraphChart.Mermaid(title, graph, places), chart.Output);
            Assert.Empty(text.Error + chart.Error);
        }
    }

    [Fact]
    public void Training_after_the_last_pass_is_shown_by_default()
    {
        var output = Fvae.Run("plan", "TinyVae").Succeeded().Output;
        Assert.StartsWith("TinyVae: the graph of training after place\n", output);
        Assert.Equal(Fvae.Run("plan", "TinyVae", "--pass", "place", "--graph", "training", "--format", "text").Output, output);
        Assert.Equal(output, Fvae.Watch("plan", "TinyVae").Output);
    }

    [Theory]
    [InlineData("plan.txt", "", "TinyVae: the graph of training after place\n\ngiven\n")]
    [InlineData("plan.mmd", "", "---\ntitle: \"TinyVae: the graph of training after place\"\n---\nflowchart TD\n")]
    [InlineData(
        "new/plan.md",
        "--format mermaid",
        "```mermaid\n---\ntitle: \"TinyVae: the graph of training after place\"\n---\nflowchart TD\n"
    )]
    public void A_file_gets_what_its_ending_says(string name, string words, string start)
    {
        var path = folder.File(name);
        var outcome = Fvae.Run(["plan", "TinyVae", "--out", path, .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Succeeded();
        Assert.Equal($"wrote {path}: TinyVae: the graph of training after place\n", outcome.Output);
        var text = File.ReadAllText(path);
        Assert.StartsWith(start, text);
        Assert.Equal(name.EndsWith(".md", StringComparison.Ordinal), text.EndsWith("\n```\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("plan TinyVae --format svg", "--format must be one of text, mermaid; it was 'svg'.")]
    [InlineData("plan TinyVae --pass lower", "--pass must be one of build, differentiate, fuse, place; it was 'lower'.")]
    [InlineData("plan TinyVae --graph train", "--graph must be one of training, evaluation; it was 'train'.")]
    [InlineData(
        "plan TinyVae --out plan.svg",
        "The ending of plan.svg does not say a format. Pass --out with a name that ends in .txt or .mmd or .md."
    )]
    [InlineData("plan TinyVae --format text --out plan.md", "Pass --out with a name that ends in .txt.")]
    [InlineData("plan TinyVae --format mermaid --out plan.txt", "Pass --out with a name that ends in .mmd or .md.")]
    [InlineData("plan TinyVea", "There is no model TinyVea. Did you mean TinyVae?")]
    [InlineData("plan", "plan needs a MODEL.")]
    [InlineData(
        "plan TinyVae --graph evaluation --pass fuse",
        "--pass fuse: the graph of evaluation is built and placed, and nothing else. Pass --pass build or place, or --graph training."
    )]
    [InlineData("plan TinyVae --graph evaluation --pass differentiate", "--pass differentiate: the graph of evaluation")]
    public void A_mistake_is_a_sentence_with_its_remedy(string args, string problem) =>
        ErrorTests.AssertProblem(Fvae.Run(args.Split(' ')), problem);

    [Fact]
    public void A_chart_that_github_does_not_draw_is_said_to_be_one()
    {
        Layer[] layers = [new Flatten(), new Dense(4), new Repeat([new Dense(4, Activation.Tanh)], 64)];
        var deep = Vae.ModelFrom(TinyVae.Spec with { Encoder = [.. layers] }, "DeepVae");
        var outcome = Fvae.With([deep], "plan", "DeepVae", "--format", "mermaid").Succeeded();
        Assert.Contains("GitHub draws charts of at most 500 arrows and 50000 characters; this one has ", outcome.Error);
        Assert.Empty(Fvae.With([deep], "plan", "DeepVae").Succeeded().Error);
    }

    [Theory]
    [InlineData("commands.md", "<!-- plan -->\n```\n", "TinyVae --graph evaluation")]
    [InlineData("architecture.md", "<!-- chart -->\n```mermaid\n", "TinyVae --graph evaluation --pass build --format mermaid")]
    public void The_examples_of_the_pages_are_what_the_command_prints(string page, string mark, string args)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", page));
        Assert.Contains($"`fvae plan {args}`", text);
        var shown = text[(text.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..];
        Assert.Equal(Fvae.Run(["plan", .. args.Split(' ')]).Output, shown[..shown.IndexOf("```", StringComparison.Ordinal)]);
    }
}
