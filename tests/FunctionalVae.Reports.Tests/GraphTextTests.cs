using System.Globalization;
using System.Text.RegularExpressions;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Reports.Tests;

public sealed class GraphTextTests
{
    [Fact]
    public void A_small_graph_reads_like_this()
    {
        var plan = Plan.Of(PlannedGraphs.Small);
        Assert.Equal(Expected, GraphText.Of("Small", plan.Training, plan.TrainingPlaces));
    }

    [Fact]
    public void Every_operation_stands_there_once_and_in_order()
    {
        foreach (var (graph, places) in PlannedGraphs.All())
        {
            var words = Unwrapped(GraphText.Of("title", graph, places));
            var at = 0;
            foreach (var operation in graph.Operations)
            {
                at = words.IndexOf(operation.Comment.Split(" : ")[0], at, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{operation.Comment} is not in {words}");
            }

            Assert.Equal(graph.Operations.Count, Numbers(GraphText.Of("title", graph, places)).Count);
        }
    }

    [Fact]
    public void Figures_add_up_to_the_totals()
    {
        foreach (var (graph, places) in PlannedGraphs.All())
        {
            var text = GraphText.Of("title", graph, places);
            var rows = Numbers(text);
            // A line may end within the words.
            var total = Regex.Match(
                Unwrapped(text),
                @"([\d,]+) parameters; ([\d,]+) FLOPs for each example(?: and ([\d,]+) for each batch)?"
            );
            Assert.Equal(Number(total.Groups[1].Value), rows.Sum(row => row.Parameters));
            var beside = total.Groups[3].Success ? Number(total.Groups[3].Value) : 0;
            Assert.Equal(graph.PriorOps.Any(operation => operation.MultiplyAdds > 0), beside > 0);
            Assert.Equal(Number(total.Groups[2].Value) + beside, rows.Sum(row => row.Flops));
            Assert.Equal(graph.Tensors.Sum(tensor => tensor.Count), rows.Sum(row => row.Parameters));
        }
    }

    [Fact]
    public void Lines_fit_into_80_columns()
    {
        foreach (var (graph, places) in PlannedGraphs.All())
        {
            Assert.All(
                GraphText
                    .Of(
                        "A title of many words, which is wider than the terminal on which somebody reads it, and so is wrapped",
                        graph,
                        places
                    )
                    .Split('\n'),
                line => Assert.True(line.Length <= 79 || !line.Trim()[..^1].Contains(' ', StringComparison.Ordinal), line)
            );
        }
    }

    [Fact]
    public void The_memory_has_every_value_with_what_lies_at_its_place()
    {
        foreach (var (graph, places) in PlannedGraphs.All().Where(planned => planned.Places is not null))
        {
            var table = GraphText
                .Of("title", graph, places)
                .Split((string[])["shares memory with\n", "shares with\n"], StringSplitOptions.None)[1];
            var rows = table.TrimEnd('\n').Split('\n').Select(line => Regex.Split(line.Trim(), "  +")).ToDictionary(cells => cells[1]);
            Assert.Equal(places!.Places.Select(value => value.Name).Order(), rows.Keys.Order());
            foreach (var value in places.Places)
            {
                var buffer = places.Buffers[value.Buffer];
                var floats = rows[value.Name][0].TrimStart('+').Split('–').Select(Number).ToArray();
                Assert.Equal((buffer.Offset, buffer.Offset + buffer.Size - 1), (floats[0], floats[^1]));
                var others = places
                    .Places.Where(other => other != value && Floats(other).Intersect(Floats(value)).Any())
                    .Select(other => other.Name)
                    .ToList();
                Assert.Equal(others.Count, Shared(rows[value.Name], others));
            }

            IEnumerable<int> Floats(PlacedValue value) =>
                Enumerable.Range(
                    places.Buffers[value.Buffer].Offset + (places.Buffers[value.Buffer].IsOfBatch ? 0 : places.Width),
                    places.Buffers[value.Buffer].Size
                );
        }
    }

    [Fact]
    public void What_nothing_reads_is_said_to_be_so()
    {
        var spec = PlannedGraphs.Small with { Latent = new DeterministicLatent(1) };
        Assert.Contains("  noise : [B, 1], which nothing reads\n", GraphText.Of("title", Build.Of(spec, isForTraining: false)));
        Assert.DoesNotContain("nothing reads", GraphText.Of("title", Build.Of(PlannedGraphs.Small, isForTraining: false)));
    }

    [Fact]
    public void The_text_is_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var plan = Plan.Of(PlannedGraphs.Small);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            Assert.Equal(Expected, GraphText.Of("Small", plan.Training, plan.TrainingPlaces));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // Names that a row lists, and how many more it says there are.
    private static int Shared(string[] cells, List<string> others)
    {
        if (cells.Length < 4)
        {
            return 0;
        }

        var match = Regex.Match(cells[3], @"^(.*?)(?: and (\d+) more)?$");
        if (Regex.Match(cells[3], @"^(one value|(\d+) values)$") is { Success: true } only)
        {
            return only.Groups[2].Success ? (int)Number(only.Groups[2].Value) : 1;
        }

        var named = match.Groups[1].Value.Split(", ");
        Assert.All(named, name => Assert.Contains(name, others));
        return named.Length + (match.Groups[2].Success ? (int)Number(match.Groups[2].Value) : 0);
    }

    private static List<(long Parameters, long Flops)> Numbers(string text) =>
        [
            .. text.Split("\nloss\n")[0]
                .Split('\n')
                .Where(line => Regex.IsMatch(line, @"^ {0,2}\d+  .{10}  .{9}  \S"))
                .Select(line => (Number(line[5..15]), Number(line[17..26]))),
        ];

    private static long Number(string text) =>
        text.Trim().Length == 0 ? 0 : long.Parse(text.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static string Unwrapped(string text) => Regex.Replace(text, @"\s+", " ");

    private const string Expected = """
        Small

        given
          x : [B, 2, 2, 1]
          noise : [B, 1]
          encoder0Mask : [B, 2, 2, 1], 0 with probability 0.25

          #  parameters      FLOPs  operation
        encode
          1                         encoder0 : [B, 2, 2, 1] = x ∘ encoder0Mask
          2          20         32  encoder2_0Affine : [B, 4] = encoder0 ·
                                      encoder.2.0.weight + encoder.2.0.bias
          3                         encoder2_0 : [B, 4] = relu(encoder2_0Affine)
          4                         encoder2 : [B, 4] = encoder0 + encoder2_0
          5          10         16  head : [B, 2] = encoder2 · posterior.weight +
                                      posterior.bias
          6                         posterior : [B, 2] = head as (mean, log-variance),
                                      the latter clamped to ±30
        draw
          7                         z : [B, 1] = mean + exp(log-variance / 2) ∘ noise
        decode
          8           8          8  logits : [B, 4] = z · likelihood.weight +
                                      likelihood.bias
        score
          9                         reconstruction : [B] = Σ (x ∘ logits −
                                      softplus(logits)), in nats
                                    dLogits : [B, 4] = (sigmoid(logits) − x) / B
         10                         KL : [B] = ½ Σ (mean² + exp(log-variance) −
                                      log-variance − 1), in nats
        backward
         11                      8  dZ : [B, 1] = dLogits · likelihood.weightᵀ
         12                      8  d likelihood.weight : [1, 4] = zᵀ · dLogits
                                    d likelihood.bias : [4] = Σ dLogits
         13                         dHead : [B, 2] = (dZ + β/B · mean, ½ (dZ ∘ σ ∘
                                      noise + β/B · (σ² − 1))), 0 where the
                                      log-variance was clamped
         14                     16  dEncoder2 : [B, 4] = dHead · posterior.weightᵀ
         15                     16  d posterior.weight : [4, 2] = encoder2ᵀ · dHead
                                    d posterior.bias : [2] = Σ dHead
         16                         dEncoder2_0Affine : [B, 4] = dEncoder2 ∘ relu′,
                                      from encoder2_0
         17                     32  d encoder.2.0.weight : [4, 4] = encoder0ᵀ ·
                                      dEncoder2_0Affine
                                    d encoder.2.0.bias : [4] = Σ dEncoder2_0Affine

        loss
          −reconstruction + 0.5 · KL, averaged over the batch

        38 parameters; 136 FLOPs for each example, 2 for each multiply-add of a matrix
          product. B is the batch size.

        memory: 28 floats for each example; 28 are in use at the busiest moment, and no
          placement needs fewer

                 floats  value              operations  shares memory with
                    0–3  x                  up to 9     dZ, dEncoder2
                      0  dZ                 11 to 13    x, dEncoder2
                    0–3  dEncoder2          14 to 16    x, dZ
                      4  noise              up to 13
                    5–8  encoder0Mask       up to 1     encoder2_0Affine and 2 more
                    5–8  encoder2_0Affine   2 to 3      encoder0Mask and 2 more
                    5–8  encoder2_0         3 to 16     encoder0Mask and 2 more
                    5–8  dEncoder2_0Affine  16 to 17    encoder0Mask and 2 more
                   9–12  encoder0           1 to 17
                  13–16  encoder2           4 to 15
                  17–20  logits             8 to 9      dHead
                  17–18  dHead              13 to 15    logits
                  21–24  dLogits            9 to 12
                  25–26  head               5 to 6      posterior
                  25–26  posterior          6 to 13     head
                     27  z                  7 to 12

        """;
}
