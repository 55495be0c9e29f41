using FunctionalVae.Generator.Reading;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Generator.Writing;

/// <summary>Writes the nested class <c>Diff</c> of a model: its functions on a backend of DiffSharp, and its formulas.</summary>
internal static class DiffWriter
{
    private const string Tensor = "global::DiffSharp.Tensor";
    private const string Runtime = "global::FunctionalVae.Diff.";
    private const string Weights = Runtime + "DiffWeights weights";
    private const string List = "global::System.Collections.Generic.IReadOnlyList";
    private const string Masks = List + "<" + Tensor + ">? masks";

    /// <summary>The generated file.</summary>
    public static string Write(GeneratedModel model) =>
        BackendFile.Write(
            model,
            new(
                nameof(VaeBackends.Diff),
                "The model on DiffSharp: the same functions on one of its backends, and its formulas.",
                "on a device (cpu, cuda, cuda:1) of a backend of DiffSharp (reference, torch)",
                "There is no such device or backend",
                "string device = \"cpu\", string backend = \"reference\"",
                "device, backend",
                $"new {Runtime}DiffModel(Model, new Program(), device, backend)"
            ),
            (code, plan) =>
            {
                code.Summary("The model's formulas over tensors of DiffSharp, to differentiate or to compose with others.");
                code.Line(
                    $"/// <remarks>Its weights are named: {string.Join(", ", plan.Tensors.Select(parameter => parameter.Name))}.</remarks>"
                );
                code.Block($"public sealed class Program : {Runtime}DiffProgram", () => Members(code, plan));
            }
        );

    private static void Members(CodeWriter code, Plan plan)
    {
        BackendOps.Dropouts(code, plan);
        Member(
            code,
            $"Encode({Weights}, {Tensor} {plan.Training.Input.Name}, {Masks})",
            plan.Training.EncodeOps,
            plan.Training.Head.Name,
            plan
        );
        code.Line();
        Member(
            code,
            $"Draw({Tensor} {plan.Training.Head.Name}, {Tensor} {plan.Training.Noise.Name})",
            plan.Training.DrawOps,
            plan.Training.Draw.Name,
            plan
        );
        code.Line();
        if (plan.ConditionWidth > 0)
        {
            Member(
                code,
                $"Latents({Tensor} {plan.Training.Draw.Name}, {Tensor} {plan.Training.Input.Name})",
                plan.Training.ConditionOps,
                plan.Training.Latents.Name,
                plan
            );
            code.Line();
        }

        Member(
            code,
            $"Decode({Weights}, {Tensor} {plan.Training.Latents.Name}, {Masks})",
            plan.Training.DecodeOps,
            plan.Training.Output.Name,
            plan
        );
        code.Line();
        Member(code, $"Mean({Tensor} {plan.Training.Output.Name})", plan.Evaluation.MeanOps, plan.Evaluation.Mean.Name, plan);
        code.Line();
        Score(
            code,
            $"Reconstruction({Weights}, {Tensor} {plan.Training.Output.Name}, {Tensor} {plan.Training.Input.Name})",
            [.. BackendOps.Reconstruction(plan).Select(op => DiffOps.Write(op, plan))]
        );
        code.Line();
        Score(code, $"Kl({Weights}, {BackendOps.Posterior(plan, Tensor)})", [DiffOps.Write(BackendOps.Kl(plan), plan)]);
    }

    private static void Member(CodeWriter code, string signature, ValueList<Operation> ops, string result, Plan plan)
    {
        code.Line("/// <inheritdoc/>");
        code.Block(
            $"public override {Tensor} {signature}",
            () =>
            {
                Values(code, ops.Select(op => DiffOps.Write(op, plan)));
                code.Line($"return {result};");
            }
        );
    }

    // The last operation gives the term.
    private static void Score(CodeWriter code, string signature, IReadOnlyList<BackendOp> ops)
    {
        var score = ops[ops.Count - 1];
        code.Line("/// <inheritdoc/>");
        code.Block(
            $"public override {Tensor} {signature}",
            () =>
            {
                Values(code, ops.Take(ops.Count - 1));
                code.Lines("// " + score.Comment, $"return {score.Expression};");
            }
        );
    }

    private static void Values(CodeWriter code, IEnumerable<BackendOp> ops)
    {
        foreach (var op in ops)
        {
            code.Line("// " + op.Comment);
            code.Lines($"var {op.Output!.Name} = {op.Expression};", "");
        }
    }
}
