using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Generator.Writing;

/// <summary>Writes a plan as the wiring of the managed engine: one kernel call per operation, each with its shape.</summary>
internal static class ProgramWriter
{
    public static void Write(CodeWriter code, string className, string modelName, Plan plan)
    {
        code.Summary($"The plan of <c>{modelName}</c> as kernel calls; B is the batch size, and every buffer lies in one arena.");
        code.Line(ApiWriter.GeneratedCode);
        code.Block(
            $"file sealed class {className} : CompiledProgram",
            () =>
            {
                Sites(code, plan);
                Accessor(code, "InputBuffer", plan.Evaluation.Input, plan);
                Accessor(code, "HeadBuffer", plan.Evaluation.Head, plan);
                Accessor(code, "NoiseBuffer", plan.Evaluation.Noise, plan);
                Accessor(code, "DrawBuffer", plan.Evaluation.Draw, plan);
                if (plan.ConditionWidth > 0)
                {
                    Accessor(code, "LatentsBuffer", plan.Evaluation.Latents, plan);
                }

                Accessor(code, "MeanBuffer", plan.Evaluation.Mean, plan);
                Method(code, "Encode", plan.Evaluation.EncodeOps, plan.EvaluationPlaces, plan);
                Method(code, "Draw", plan.Evaluation.DrawOps, plan.EvaluationPlaces, plan);
                if (plan.ConditionWidth > 0)
                {
                    Method(code, "Condition", plan.Evaluation.ConditionOps, plan.EvaluationPlaces, plan);
                }

                Method(code, "Decode", plan.Evaluation.DecodeOps, plan.EvaluationPlaces, plan);
                Method(code, "Mean", plan.Evaluation.MeanOps, plan.EvaluationPlaces, plan);
                Method(code, "Score", [.. plan.Evaluation.PriorOps, .. plan.Evaluation.ScoreOps], plan.EvaluationPlaces, plan);
                Method(code, "Forward", plan.Training.ForwardOps, plan.TrainingPlaces, plan);
                Method(code, "Backward", plan.Training.BackwardOps, plan.TrainingPlaces, plan);
            }
        );
    }

    private static void Sites(CodeWriter code, Plan plan)
    {
        if (plan.Training.Dropouts.Count > 0)
        {
            var places = plan.Training.Dropouts.Select(site =>
                $"new DropoutPlace({Literals.Of(plan.TrainingPlaces.Of(site.Mask).Offset)}, {Literals.Of(site.Mask.Size)}, Rate: {Literals.Of(site.Rate)})"
            );
            code.Lines($"public override ValueList<DropoutPlace> Dropouts {{ get; }} = [{string.Join(", ", places)}];", "");
        }

        var shared = plan.SharedTensors;
        if (shared.Count > 0)
        {
            var numbers = shared.Select(tensor => Literals.Of(plan.IndexOf(tensor)));
            code.Lines(
                $"public override global::System.Collections.Generic.IReadOnlyList<int> SharedTensors {{ get; }} = [{string.Join(", ", numbers)}];",
                ""
            );
        }
    }

    private static void Accessor(CodeWriter code, string name, GraphValue value, Plan plan) =>
        code.Lines($"public override Matrix {name}(Workspace memory) => {Buffer(plan.EvaluationPlaces.Of(value))}; // {value}", "");

    private static void Method(CodeWriter code, string name, ValueList<Operation> operations, Placement places, Plan plan)
    {
        code.Block(
            $"public override void {name}(Lane lane, Workspace memory)",
            () =>
            {
                // By names, which are compared quicker than what has them: the buffer of each value, and what is declared already.
                var buffers = new Dictionary<string, string>(StringComparer.Ordinal);
                var declared = new HashSet<string>(StringComparer.Ordinal);
                foreach (var value in operations.SelectMany(Values).Where(value => !buffers.ContainsKey(value.Name)))
                {
                    var buffer = places.Of(value);
                    buffers.Add(value.Name, buffer.Name);
                    if (declared.Add(buffer.Name))
                    {
                        code.Line($"var {buffer.Name} = {Buffer(buffer)};");
                    }
                }

                declared.Clear();
                foreach (var tensor in operations.SelectMany(Named).Where(tensor => declared.Add(tensor.Name)))
                {
                    code.Line($"var {ManagedOps.Name(tensor)} = memory.{(tensor.IsVector ? "Vector" : "Weight")}({Place(tensor, plan)}");
                }

                declared.Clear();
                foreach (
                    var tensor in operations
                        .SelectMany(operation => operation.Gradients)
                        .Where(tensor => tensor.IsVector && declared.Add(tensor.Name))
                )
                {
                    code.Line($"var {ManagedOps.GradientName(tensor)} = memory.VectorGradient({Place(tensor, plan)}");
                }

                foreach (var operation in operations)
                {
                    code.Line();
                    code.Line("// " + operation.Comment);
                    code.Line(ManagedOps.Write(operation, value => buffers[value.Name]));
                }
            }
        );
        if (name != "Backward")
        {
            code.Line();
        }
    }

    // Terms lie outside the arena.
    private static IEnumerable<GraphValue> Values(Operation operation) =>
        operation.Reads.Where(value => value.Kind != ValueKind.Term).Concat(operation.Writes);

    // A weight is named too where its gradient is computed.
    private static IEnumerable<ParameterTensor> Named(Operation operation) =>
        operation.Tensors.Concat(operation.Gradients.Where(tensor => !tensor.IsVector));

    private static string Buffer(PlanBuffer buffer) =>
        !buffer.IsOfBatch
            ? $"memory.Fixed({Literals.Of(buffer.Offset)}, {Literals.Of(buffer.Width)}, rows: {Literals.Of(buffer.Rows)})"
            : $"memory.Buffer({Literals.Of(buffer.Offset)}, {Literals.Of(buffer.Width)}{(buffer.Rows == 1 ? "" : $", rows: {Literals.Of(buffer.Rows)}")})";

    private static string Place(ParameterTensor tensor, Plan plan) => $"{Literals.Of(plan.IndexOf(tensor))}); // {tensor.Shape}";
}
