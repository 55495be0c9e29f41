using FunctionalVae.Plans;
using static System.FormattableString;

namespace FunctionalVae.SideBySide;

/// <summary>How large the arena of a training step is, and the least that the lifetimes of its buffers allow in this order of operations.</summary>
internal static class Arena
{
    /// <summary>A Markdown table of models at the batch size of their defaults.</summary>
    public static string Table(IEnumerable<IVaeModel> models) =>
        "| model | batch | bytes of the arena | of a forward pass | least by lifetimes, training | arena/least |\n|---|---|---|---|---|---|\n"
        + string.Concat(
            models.Select(model =>
            {
                var bytes = (long)sizeof(float) * model.Defaults.BatchSize;
                var least = Least(Lowering.Lower(model.Spec));
                return Invariant(
                    $"| {model.Name} | {model.Defaults.BatchSize} | {bytes * model.Layout.TrainingWidth} | {bytes * model.Layout.ForwardWidth} | {bytes * least} | {(double)model.Layout.TrainingWidth / least:F2} |\n"
                );
            })
        );

    /// <summary>
    /// The greatest sum of the widths of buffers that live at once, in floats per example. A buffer lives from the first operation that has it
    /// as an operand, which writes it, to the last; what is given from outside lives from the start.
    /// </summary>
    public static int Least(Plan plan)
    {
        List<PlanOp> step = [.. plan.EncodeOps, .. plan.DrawOps, .. plan.DecodeOps, .. plan.LossOps, .. plan.AfterLossOps];
        var operands = step.ConvertAll(Operands);
        var lives = plan
            .Buffers.Select(buffer => (Buffer: buffer, First: operands.FindIndex(Has(buffer)), Last: operands.FindLastIndex(Has(buffer))))
            .Where(life => life.Last >= 0)
            .Select(life => (life.Buffer.Width, First: IsGiven(life.Buffer) ? 0 : life.First, life.Last))
            .ToList();
        return Enumerable.Range(0, step.Count).Max(at => lives.Where(life => life.First <= at && at <= life.Last).Sum(life => life.Width));

        static Predicate<List<PlanBuffer>> Has(PlanBuffer buffer) => operands => operands.Contains(buffer);
    }

    private static bool IsGiven(PlanBuffer buffer) => buffer.Kind is BufferKind.Input or BufferKind.Noise or BufferKind.Mask;

    private static List<PlanBuffer> Operands(PlanOp op) =>
        [.. op.GetType().GetProperties().Select(property => property.GetValue(op)).OfType<PlanBuffer>()];
}
