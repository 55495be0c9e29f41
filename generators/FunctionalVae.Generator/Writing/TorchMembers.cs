using FunctionalVae.Generator.Reading;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Generator.Writing;

/// <summary>The members of a model's module for TorchSharp that its run-time half calls: posterior, draw, means and terms.</summary>
internal static class TorchMembers
{
    private const string Tensor = TorchWriter.Tensor;
    private const string Masks = TorchWriter.Masks;

    public static void Write(CodeWriter code, Plan plan)
    {
        code.Line();
        code.Summary("The encoder, whose parameters are this module's.");
        code.Lines("public Encoder Encoder => parts.Encoder;", "");
        code.Summary("The decoder, whose parameters are this module's.");
        code.Lines("public Decoder Decoder => parts.Decoder;", "");
        BackendOps.Dropouts(code, plan);
        Member(code, $"Encode({Tensor} {plan.Training.Input.Name}, {Masks})", $"Encoder.Forward({plan.Training.Input.Name}, masks)");
        Several(
            code,
            $"Draw({Tensor} {plan.Training.Head.Name}, {Tensor} {plan.Training.Noise.Name})",
            [.. plan.Evaluation.DrawOps.Select(op => TorchOps.Write(op, plan))],
            ""
        );
        if (plan.ConditionWidth > 0)
        {
            Several(
                code,
                $"Latents({Tensor} {plan.Evaluation.Draw.Name}, {Tensor} {plan.Evaluation.Input.Name})",
                [.. plan.Evaluation.ConditionOps.Select(op => TorchOps.Write(op, plan))],
                ""
            );
        }

        Member(code, $"Decode({Tensor} {plan.Training.Latents.Name}, {Masks})", $"Decoder.Forward({plan.Training.Latents.Name}, masks)");
        Several(
            code,
            $"Mean({Tensor} {plan.Training.Output.Name})",
            [.. plan.Evaluation.MeanOps.Select(op => TorchOps.Write(op, plan))],
            plan.Training.Output.Name
        );
        Several(
            code,
            $"Reconstruction({Tensor} {plan.Training.Output.Name}, {Tensor} {plan.Training.Input.Name})",
            [.. BackendOps.Reconstruction(plan).Select(op => TorchOps.Write(op, plan))],
            ""
        );
        Divergence(code, $"Kl({BackendOps.Posterior(plan, Tensor)})", plan.Evaluation, BackendOps.Kl(plan), plan);
        if (BackendOps.OtherDivergence(plan) is { } other)
        {
            Divergence(code, $"TrainedDivergence({BackendOps.Posterior(plan, Tensor)})", plan.Training, other, plan);
        }

        Weighed(code, plan);
        code.Line("private sealed record Parts(Encoder Encoder, Decoder Decoder);");
    }

    // Where training weighs draws.
    private static void Weighed(CodeWriter code, Plan plan)
    {
        if (plan.Training.Loss.DrawWeights is null)
        {
            return;
        }

        code.Line("/// <inheritdoc/>");
        code.Lines($"public override int? Draws => {Literals.Of(plan.Draws)};", "");
        if (plan.Training.Loss.IsThroughDraws)
        {
            var gradient = plan.Training.Loss.WeighsDrawsAgain ? DrawGradient.DoublyReparameterized : DrawGradient.StickingTheLanding;
            code.Line("/// <inheritdoc/>");
            code.Lines(
                $"public override {ApiWriter.Runtime}{nameof(DrawGradient)} DrawGradient => {ApiWriter.Runtime}{nameof(DrawGradient)}.{gradient};",
                ""
            );
        }

        var (kl, z) = (plan.Training.Loss.Terms[1].Term, plan.Training.Draw);
        var operation = plan.Training.ScoreOps.First(op => op.Results.Contains(kl));
        var head = Correlated(plan.Training, operation)?.Head ?? operation.Reads.First(value => value != plan.Training.Noise && value != z);
        Divergence(
            code,
            $"DrawnKl({Tensor} {head.Name}, {Tensor} {plan.Training.Noise.Name}, {Tensor} {z.Name})",
            plan.Training,
            operation,
            plan
        );
    }

    // What makes the dimensions' own normals of a full covariance, where a term is of them.
    private static Correlate? Correlated(Graph graph, Operation kl) =>
        graph.DrawOps.OfType<Correlate>().FirstOrDefault(correlate => kl.Reads.Contains(correlate.Given));

    // The term; before it what a draw's posterior is made of, or, where the prior has examples of its own, what the encoder makes of these.
    private static void Divergence(CodeWriter code, string signature, Graph graph, Operation kl, Plan plan)
    {
        if (graph.PriorOps.Count == 0)
        {
            Operation[] operations = Correlated(graph, kl) is { } correlate ? [correlate, kl] : [kl];
            Several(code, signature, [.. operations.Select(op => TorchOps.Write(op, plan))], "");
            return;
        }

        var own = graph.PriorOps[0];
        var posteriors = graph.PriorOps[graph.PriorOps.Count - 1].Writes.Single();
        var encoded = new BackendOp(
            $"{posteriors}: the posteriors of the prior's own examples",
            posteriors,
            $"Encoder.{TorchWriter.Own}({own.Writes.Single().Name})"
        );
        Several(code, signature, [TorchOps.Write(own, plan), encoded, TorchOps.Write(kl, plan)], "");
    }

    private static void Scored(CodeWriter code, string signature, BackendOp score)
    {
        code.Line("// " + score.Comment);
        Member(code, signature, score.Expression);
    }

    // Several operations, of which the last gives the result; where there is none, the result has another name.
    private static void Several(CodeWriter code, string signature, IReadOnlyList<BackendOp> ops, string result)
    {
        if (ops.Count < 2)
        {
            if (ops.Count == 1 && ops[0].Output is null)
            {
                Scored(code, signature, ops[0]);
            }
            else
            {
                Member(code, signature, ops.Count == 0 ? result : ops[0].Expression);
            }

            return;
        }

        code.Line("/// <inheritdoc/>");
        code.Block(
            $"public override {Tensor} {signature}",
            () =>
            {
                foreach (var op in ops.Take(ops.Count - 1))
                {
                    code.Line("// " + op.Comment);
                    code.Lines($"var {op.Output!.Name} = {op.Expression};", "");
                }

                code.Line($"return {ops[ops.Count - 1].Expression};");
            }
        );
        code.Line();
    }

    private static void Member(CodeWriter code, string signature, string expression)
    {
        code.Line("/// <inheritdoc/>");
        code.Lines($"public override {Tensor} {signature} => {expression};", "");
    }
}
