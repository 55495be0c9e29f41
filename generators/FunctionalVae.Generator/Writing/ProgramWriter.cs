using FunctionalVae.Plans;

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
                Dropouts(code, plan.Dropouts);
                Accessor(code, "InputBuffer", plan.Input);
                Accessor(code, "HeadBuffer", plan.Head);
                Accessor(code, "NoiseBuffer", plan.Noise);
                Accessor(code, "DrawBuffer", plan.Draw);
                Accessor(code, "MeanBuffer", plan.Mean);
                Method(code, "Encode", plan.EncodeOps);
                Method(code, "Draw", plan.DrawOps);
                Method(code, "Decode", plan.DecodeOps);
                Method(code, "Mean", plan.MeanOps);
                Method(code, "Score", plan.ScoreOps);
                Method(code, "Loss", plan.LossOps);
                Method(code, "Backward", plan.AfterLossOps);
            }
        );
    }

    private static void Dropouts(CodeWriter code, ValueList<DropoutSite> sites)
    {
        if (sites.Count > 0)
        {
            var places = sites.Select(site =>
                $"new DropoutPlace({Literals.Of(site.Mask.Offset)}, {Literals.Of(site.Mask.Width)}, Rate: {Literals.Of(site.Rate)})"
            );
            code.Lines($"public override ValueList<DropoutPlace> Dropouts {{ get; }} = [{string.Join(", ", places)}];", "");
        }
    }

    private static void Accessor(CodeWriter code, string name, PlanBuffer buffer) =>
        code.Lines(
            $"public override Matrix {name}(Workspace memory) => {Buffer(buffer)}; // {buffer.Name} : {Literals.BatchShape(buffer.Width)}",
            ""
        );

    private static void Method(CodeWriter code, string name, ValueList<PlanOp> ops)
    {
        var calls = ops.Select(ManagedOps.Write).ToList();
        code.Block(
            $"public override void {name}(Lane lane, Workspace memory)",
            () =>
            {
                foreach (var buffer in calls.SelectMany(call => call.Buffers).Distinct())
                {
                    code.Line($"var {buffer.Name} = {Buffer(buffer)};");
                }

                foreach (var parameter in calls.SelectMany(call => call.Parameters).Distinct())
                {
                    code.Line($"var {ManagedOps.Name(parameter)} = memory.{(parameter.IsVector ? "Vector" : "Weight")}({Place(parameter)}");
                }

                foreach (var parameter in calls.SelectMany(call => call.Gradients).Distinct())
                {
                    code.Line($"var {ManagedOps.GradientName(parameter)} = memory.VectorGradient({Place(parameter)}");
                }

                foreach (var call in calls)
                {
                    code.Line();
                    code.Line("// " + call.Comment);
                    code.Line(call.Call);
                }
            }
        );
        if (name != "Backward")
        {
            code.Line();
        }
    }

    private static string Buffer(PlanBuffer buffer) => $"memory.Buffer({Literals.Of(buffer.Offset)}, {Literals.Of(buffer.Width)})";

    private static string Place(PlanParameter parameter) =>
        $"{Literals.Of(parameter.Index)}); // "
        + (
            parameter.IsVector
                ? $"[{Literals.Of(parameter.Outputs)}]"
                : $"[{Literals.Of(parameter.Inputs)}, {Literals.Of(parameter.Outputs)}]"
        );
}
