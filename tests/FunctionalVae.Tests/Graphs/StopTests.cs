using FunctionalVae.Graphs;
using FunctionalVae.Interpreter;
using FunctionalVae.Passes;

namespace FunctionalVae.Tests.Graphs;

/// <summary>Nothing behind a stop gets a gradient from what comes after it.</summary>
public sealed class StopTests
{
    private static readonly VaeSpec Spec = new(
        new Features(7),
        [new Dense(9, Activation.Tanh), new Residual([new Dense(9, Activation.Silu)])],
        new DiagonalNormalLatent(3),
        [new Dense(8, Activation.Gelu), new Repeat([new LayerNorm(0.1)], 2)],
        new SquaredErrorLikelihood()
    );

    [Fact]
    public void Without_another_way_the_encoder_has_no_way_back()
    {
        var spec = Spec with { Latent = new DeterministicLatent(3) };
        var built = Build.Of(spec, isForTraining: true);
        var stopped = Differentiate.Of(built with { DrawOps = [new Stop(built.Head, built.Draw)] });
        var behind = built.EncodeOps.SelectMany(operation => operation.Tensors).Distinct().ToList();
        Assert.Equal(
            stopped.Tensors.Except(behind),
            stopped.BackwardOps.SelectMany(operation => operation.Gradients).Distinct().OrderBy(tensor => tensor.Offset)
        );
        // The draw's gradient would be the first on that way.
        Assert.DoesNotContain(stopped.BackwardOps.SelectMany(operation => operation.Writes), value => value.Name is "dZ" or "dLatent");
        Assert.DoesNotContain(stopped.BackwardOps.SelectMany(operation => operation.Reads), value => value == built.Head);

        // What comes after it is trained as ever, and what comes before stays as it is.
        var plan = Plan.Of(spec, []);
        var point = GraphPoint.At(InterpretedModel.Of(spec), Key.FromSeed(1), 4);
        var whole = GraphRun.Gradient(plan, spec, point);
        var after = GraphRun.Gradient(GraphRun.With(plan, stopped), spec, point);
        foreach (var tensor in plan.Tensors)
        {
            var expected = behind.Contains(tensor) ? new float[tensor.Count] : whole[tensor.Offset..(tensor.Offset + tensor.Count)];
            Assert.Equal(expected, after[tensor.Offset..(tensor.Offset + tensor.Count)]);
        }
    }

    [Fact]
    public void Where_there_is_another_way_the_gradient_is_that_of_the_other_way()
    {
        // The decoder reads a copy of z through which nothing comes back; the Kullback-Leibler term still trains the encoder.
        var built = Build.Of(Spec, isForTraining: true);
        var copy = built.Draw with { Name = "stopped" };
        var first = (Affine)built.DecodeOps[0];
        var stopped = built with
        {
            DrawOps = [.. built.DrawOps, new Stop(built.Draw, copy)],
            DecodeOps = [first with { Input = copy }, .. built.DecodeOps.Skip(1)],
        };
        var plan = GraphRun.With(Plan.Of(Spec, []), Differentiate.Of(stopped));
        var model = InterpretedModel.Of(Spec);
        var point = GraphPoint.At(model, Key.FromSeed(2), 4);
        var gradient = GraphRun.Gradient(plan, Spec, point);
        var once = point.Exact(model);
        var twice = point.Exact(InterpretedModel.Of(Spec with { Objective = new EvidenceLowerBound(2) }));
        var encoder = built.EncodeOps.SelectMany(operation => operation.Tensors).ToHashSet();
        // The loss is linear in β: what one more β adds is the term's gradient.
        double[] expected =
        [
            .. plan.Tensors.SelectMany(tensor =>
                Enumerable
                    .Range(tensor.Offset, tensor.Count)
                    .Select(place => encoder.Contains(tensor) ? twice[place] - once[place] : once[place])
            ),
        ];
        Assert.InRange(GraphPoint.Worst(model.Layout, expected, gradient), 0, 1);
        Assert.True(GraphPoint.Worst(model.Layout, once, gradient) > 1);
    }
}
