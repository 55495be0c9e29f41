using System.Text.RegularExpressions;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Reports.Tests;

public sealed class GraphChartTests
{
    [Fact]
    public void A_small_graph_is_this_chart() =>
        Assert.Equal(Expected, GraphChart.Mermaid("Small", Build.Of(PlannedGraphs.Small, isForTraining: false)));

    [Fact]
    public void Every_chart_parses_and_each_arrow_joins_two_boxes()
    {
        foreach (var (graph, places) in PlannedGraphs.All())
        {
            var chart = MermaidChart.Parse(GraphChart.Mermaid("title", graph, places));
            Assert.Equal(graph.Operations.Count, chart.Boxes.Keys.Count(box => box.StartsWith("op", StringComparison.Ordinal)));
            Assert.All(
                chart.Arrows,
                arrow => Assert.True(chart.Boxes.ContainsKey(arrow.From) && chart.Boxes.ContainsKey(arrow.To), $"{arrow}")
            );
        }
    }

    [Fact]
    public void Every_value_that_an_operation_reads_is_an_arrow_and_gradients_are_dashed()
    {
        foreach (var (graph, places) in PlannedGraphs.All())
        {
            var chart = MermaidChart.Parse(GraphChart.Mermaid("title", graph, places));
            var expected = new List<(string From, string To, bool IsDashed)>();
            var given = graph.Dropouts.Select(site => site.Mask).Prepend(graph.Noise).Prepend(graph.Input);
            var sources = given.Select((value, i) => (value.Name, $"given{i + 1}")).ToDictionary();
            foreach (var (operation, i) in graph.Operations.Select((operation, i) => (operation, i + 1)))
            {
                expected.AddRange(operation.Reads.DistinctBy(value => value.Name).Select(value => Arrow(value, $"op{i}")));
                operation.Results.ToList().ForEach(value => sources[value.Name] = $"op{i}");
            }

            expected.AddRange(graph.Loss.Terms.Select(term => Arrow(term.Term, "loss")));
            Assert.Equal(expected.Order(), chart.Arrows.Order());

            (string From, string To, bool IsDashed) Arrow(GraphValue value, string to) =>
                (sources[value.Name], to, value.Kind == ValueKind.Gradient);
        }
    }

    [Fact]
    public void Boxes_say_what_operations_compute_and_where_it_lies()
    {
        foreach (var (graph, places) in PlannedGraphs.All())
        {
            var chart = MermaidChart.Parse(GraphChart.Mermaid("title", graph, places));
            foreach (var (operation, i) in graph.Operations.Select((operation, i) => (operation, i + 1)))
            {
                var label = chart.Boxes[$"op{i}"];
                Assert.All(operation.Results, value => Assert.Contains(value.Name, label));
                Assert.All(
                    operation.Writes,
                    value => Assert.Equal(places is not null, label.Contains($"\n{value.Name} in floats ", StringComparison.Ordinal))
                );
            }
        }
    }

    [Fact]
    public void Characters_with_a_meaning_are_escaped()
    {
        const string name = "a\"b#c;d<e>f&g`h*i\\j";
        var graph = Build.Of(PlannedGraphs.Small, isForTraining: true);
        var odd = graph.Input with { Name = name };
        graph = graph with
        {
            Input = odd,
            EncodeOps = [new Activate(Activation.Relu, odd, odd with { Name = name + "2" })],
            DrawOps = [],
            DecodeOps = [],
            ScoreOps = [],
            Loss = new([]),
        };
        var chart = GraphChart.Mermaid("a \"title\" \\", graph);
        Assert.Equal($"{name}2 : [B, 2, 2, 1] = relu({name})", MermaidChart.Parse(chart).Boxes["op1"]);
        Assert.StartsWith("---\ntitle: \"a \\\"title\\\" \\\\\"\n---\n", chart);
    }

    [Theory]
    [InlineData("flowchart TD\n  op1[\"a\"b\"]\n")]
    [InlineData("flowchart TD\n  op1[\"a;b\"]\n")]
    [InlineData("flowchart TD\n  subgraph draw\n")]
    [InlineData("flowchart TD\n  op1[\"a\"]\n  op1[\"b\"]\n")]
    [InlineData("flowchart TD\n  op1 -> op2\n")]
    public void The_parser_of_these_tests_refuses_what_is_broken(string chart) =>
        Assert.ThrowsAny<Exception>(() => MermaidChart.Parse($"---\ntitle: \"x\"\n---\n{chart}"));

    private const string Expected = """
        ---
        title: "Small"
        ---
        flowchart TD
          given1(["x : [B, 2, 2, 1]"])
          given2(["noise : [B, 1]"])
          subgraph encode
            op1["encoder2_0Affine : [B, 4] = x · encoder.2.0.weight + encoder.2.0.bias"]
            op2["encoder2_0 : [B, 4] = relu(encoder2_0Affine)"]
            op3["encoder2 : [B, 4] = x + encoder2_0"]
            op4["head : [B, 2] = encoder2 · posterior.weight + posterior.bias"]
            op5["posterior : [B, 2] = head as (mean, log-variance), the latter clamped to ±30"]
          end
          subgraph draw
            op6["z : [B, 1] = mean + exp(log-variance / 2) ∘ noise"]
          end
          subgraph decode
            op7["logits : [B, 4] = z · likelihood.weight + likelihood.bias"]
          end
          subgraph score
            op8["reconstruction : [B] = Σ (x ∘ logits − softplus(logits)), in nats"]
            op9["KL : [B] = ½ Σ (mean² + exp(log-variance) − log-variance − 1), in nats"]
          end
          subgraph mean
            op10["mean : [B, 4] = sigmoid(logits)"]
          end
          loss(["loss = −reconstruction + 0.5 · KL, averaged over the batch"])
          given1 --> op1
          op1 --> op2
          given1 --> op3
          op2 --> op3
          op3 --> op4
          op4 --> op5
          op5 --> op6
          given2 --> op6
          op6 --> op7
          op7 --> op8
          given1 --> op8
          op5 --> op9
          op7 --> op10
          op8 --> loss
          op9 --> loss

        """;
}
