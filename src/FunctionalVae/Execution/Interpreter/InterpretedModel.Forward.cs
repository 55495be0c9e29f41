using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>The way forward of one example, and of several.</summary>
public sealed partial class InterpretedModel
{
    private static Dual[] ToDuals(ReadOnlySpan<float> values)
    {
        var duals = new Dual[values.Length];
        for (var i = 0; i < duals.Length; i++)
        {
            duals[i] = values[i];
        }

        return duals;
    }

    private static double[] ToDouble(Batch batch) => Array.ConvertAll(batch.Array, value => (double)value);

    // Examples, with what is known of each behind its values.
    private double[] Given(Batch batch) => [.. LabelValues.WithLabels(batch, Spec.ConditionWidth).Select(value => (double)value)];

    private Dual[] ToDuals(Batch batch, int row) => ToDuals(LabelValues.WithLabels(batch, row, Spec.ConditionWidth));

    private int CountOf(IReadOnlyList<double> examples) => examples.Count / (Layout.InputWidth + Spec.ConditionWidth);

    private static Dual[] Row(IReadOnlyList<double> values, int row, int count)
    {
        var width = values.Count / count;
        return [.. Enumerable.Range(row * width, width).Select(i => (Dual)values[i])];
    }

    private static List<Dual[]> Masks(IReadOnlyList<Batch> masks, int row) => [.. masks.Select(mask => ToDuals(mask[row].Span))];

    private Batch Rows(Batch source, Dual[] parameters, Func<int, InterpreterMemory, Dual[]> row)
    {
        List<Dual[]> rows = [.. Enumerable.Range(0, source.Count).Select(i => row(i, new(evaluation, parameters)))];
        return new([.. rows.SelectMany(values => values.Select(value => (float)value.Value))], rows[0].Length);
    }

    private List<InterpreterMemory> Forward(
        Graph graph,
        Dual[] parameters,
        IReadOnlyList<double> examples,
        IReadOnlyList<double> noise,
        IReadOnlyList<Batch> masks
    )
    {
        var count = CountOf(examples);
        var aggregate = Aggregate(graph, parameters, examples, noise, masks, count);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(row =>
                    Forward(
                        graph,
                        parameters,
                        Row(examples, row, count),
                        Row(noise, row, count),
                        Masks(masks, row),
                        Spec.Objective.Beta,
                        aggregate: Of(aggregate, row)
                    )
                ),
        ];
    }

    private static (AggregateInterpreter Batch, int Row)? Of(AggregateInterpreter? batch, int row) => batch is null ? null : (batch, row);

    // A divergence of the aggregate posterior is of a batch: its draws are made first. They are constants.
    private static AggregateInterpreter? Aggregate(
        Graph graph,
        IReadOnlyList<Dual> parameters,
        IReadOnlyList<double> examples,
        IReadOnlyList<double> noise,
        IReadOnlyList<Batch> masks,
        int count
    ) =>
        AggregateInterpreter.Of(
            graph,
            () =>
            {
                Dual[] constants = [.. parameters.Select(value => (Dual)value.Value)];
                return
                [
                    .. Enumerable
                        .Range(0, count)
                        .Select(row =>
                            Forward(graph, constants, Row(examples, row, count), Row(noise, row, count), Masks(masks, row), share: 1)
                        ),
                ];
            }
        );

    // Free bits are of a batch: its divergences are found first, in a run of the encoder alone.
    private FreeBitsInterpreter Free(
        Graph graph,
        IReadOnlyList<double> parameters,
        IReadOnlyList<double> examples,
        IReadOnlyList<Batch> masks,
        int count
    )
    {
        if (Spec.Objective is not EvidenceLowerBound { FreeBits: > 0 })
        {
            return new(0, []);
        }

        Dual[] constants = [.. parameters.Select(value => (Dual)value)];
        return FreeBitsInterpreter.Of(
            graph,
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(row =>
                    {
                        var memory = new InterpreterMemory(graph, constants) { [graph.Input] = Row(examples, row, count) };
                        Mask(graph, memory, Masks(masks, row));
                        OpInterpreter.Run(graph.EncodeOps, memory);
                        return memory;
                    }),
            ]
        );
    }

    private static void Mask(Graph graph, InterpreterMemory memory, List<Dual[]> masks)
    {
        for (var site = 0; site < masks.Count; site++)
        {
            memory[graph.Dropouts[site].Mask] = masks[site];
        }
    }

    private static InterpreterMemory Forward(
        Graph graph,
        Dual[] parameters,
        Dual[] image,
        Dual[] noise,
        List<Dual[]> masks,
        double share,
        double slopeError = 0,
        FreeBitsInterpreter? free = null,
        (AggregateInterpreter Batch, int Row)? aggregate = null
    )
    {
        var memory = new InterpreterMemory(graph, parameters, slopeError)
        {
            [graph.Input] = image,
            [graph.Noise] = noise,
            Free = free,
            Aggregate = aggregate,
        };
        Mask(graph, memory, masks);
        OpInterpreter.Run(graph.EncodeOps, memory);
        OwnExamplesInterpreter.Run(graph, memory);
        if (graph.Loss.DrawWeights is not null)
        {
            DrawsInterpreter.Run(graph, memory, share);
            return memory;
        }

        OpInterpreter.Run(graph.DrawOps, memory);
        OpInterpreter.Run(graph.ConditionOps, memory);
        OpInterpreter.Run(graph.DecodeOps, memory);
        OpInterpreter.Run(graph.ScoreOps, memory);
        return memory;
    }

    // By definition: log p(z) − log N(z; μ, LLᵀ), dimension after dimension, with L diagonal where there is nothing below.
    private double LogPriorRatio(InterpreterMemory memory, PriorFamily prior)
    {
        double[] z = [.. memory[evaluation.Draw].Select(value => value.Value)];
        var head = memory[evaluation.Head].Select(value => value.Value).ToArray();
        return prior.LogDensity(z) - FullNormalInterpreter.LogDensity(head, z);
    }
}
