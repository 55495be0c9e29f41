using FunctionalVae.Generator.Reading;
using FunctionalVae.Plans;

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
        EngineFile.Write(
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
                    $"/// <remarks>Its weights are named: {string.Join(", ", plan.Parameters.Select(parameter => parameter.Name))}.</remarks>"
                );
                code.Block($"public sealed class Program : {Runtime}DiffProgram", () => Members(code, plan));
            }
        );

    private static void Members(CodeWriter code, Plan plan)
    {
        EngineOps.Dropouts(code, plan);
        Member(code, $"Encode({Weights}, {Tensor} {plan.Input.Name}, {Masks})", plan.EncodeOps, plan.Head.Name, plan);
        code.Line();
        Member(code, $"Draw({Tensor} {plan.Head.Name}, {Tensor} {plan.Noise.Name})", plan.DrawOps, plan.Draw.Name, plan);
        code.Line();
        Member(code, $"Decode({Weights}, {Tensor} {plan.Draw.Name}, {Masks})", plan.DecodeOps, plan.Output.Name, plan);
        code.Line();
        Member(code, $"Mean({Tensor} {plan.Output.Name})", plan.MeanOps, plan.Mean.Name, plan);
        code.Line();
        Score(
            code,
            $"Reconstruction({Weights}, {Tensor} {plan.Output.Name}, {Tensor} {plan.Input.Name})",
            DiffOps.Write(plan.ScoreOps[0], plan)
        );
        code.Line();
        Score(code, $"Kl({Weights}, {Tensor} {plan.Head.Name})", DiffOps.Write(plan.ScoreOps[1], plan));
    }

    // One local variable per buffer; a step in place assigns its local again.
    private static void Member(CodeWriter code, string signature, ValueList<PlanOp> ops, string result, Plan plan)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        code.Line("/// <inheritdoc/>");
        code.Block(
            $"public override {Tensor} {signature}",
            () =>
            {
                foreach (var op in ops.Select(op => DiffOps.Write(op, plan)))
                {
                    code.Line("// " + op.Comment);
                    code.Lines($"{(known.Add(op.Output!.Name) ? "var " : "")}{op.Output.Name} = {op.Expression};", "");
                }

                code.Line($"return {result};");
            }
        );
    }

    private static void Score(CodeWriter code, string signature, EngineOp score)
    {
        code.Line("/// <inheritdoc/>");
        code.Block($"public override {Tensor} {signature}", () => code.Lines("// " + score.Comment, $"return {score.Expression};"));
    }
}
