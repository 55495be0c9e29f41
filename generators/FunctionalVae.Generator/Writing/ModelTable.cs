using System.Globalization;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Generator.Writing;

/// <summary>The model as a table for its documentation comment: what each step gives, its parameters and its cost.</summary>
internal static class ModelTable
{
    // What TrainOptions has where nothing is said; a model's own options are values that the compiler does not have.
    private const int Batch = 128;

    public static IEnumerable<string> Lines(Plan plan)
    {
        yield return "/// <remarks>The compiled model. B is the batch size; FLOPs are per example, 2 for each multiply-add of a matrix product:<code>";
        yield return Row("layer", "output shape", "parameters", "FLOPs", "computed as");
        yield return Row(
            plan.Evaluation.Input.Name,
            Literals.BatchShape(plan.Evaluation.Input.Width),
            "",
            "",
            plan.ConditionWidth == 0 ? "the input" : "the input, and the class behind it"
        );
        var counted = new HashSet<ParameterTensor>();
        foreach (var op in Steps(plan))
        {
            var (name, shape, formula) = Split(op.Comment);
            // A tensor that is read again is counted once.
            yield return Row(
                name,
                shape,
                Figure(op.Tensors.Where(counted.Add).Sum(tensor => tensor.Count)),
                Figure(2 * op.MultiplyAdds),
                formula
            );
        }

        foreach (var parameters in Unseen(plan))
        {
            yield return Row(parameters.Name, "", Figure(parameters.Count), "", "a parameter of the objective");
        }

        yield return Row("total", "", Figure(plan.ParameterCount), Figure(plan.ForwardFlops), "");
        yield return Row("a training step", "", "", Figure(plan.TrainingFlops), "forward and backward, without the optimiser");
        yield return "/// </code>Buffers take B × "
            + Figure(Bytes(plan.ForwardWidth))
            + " bytes forward and B × "
            + Figure(Bytes(plan.TrainingWidth))
            + " bytes in training"
            + (plan.OwnExamples is { } own ? $", and {Figure(Bytes(own.Arena))} bytes whatever the batch" : "")
            + "; parameters take "
            + Figure(Bytes(plan.ParameterCount))
            + " bytes, and in training their gradient and the moments of Adam as many each: "
            + Figure(plan.PeakBytes(Batch))
            + " bytes in all at a batch of "
            + Figure(Batch)
            + ".</remarks>";
    }

    /// <summary>The way forward as training takes it, so that dropout is seen; the mean as evaluation has it.</summary>
    private static ValueList<Operation> Steps(Plan plan) =>
        [
            .. plan.Training.EncodeOps,
            .. plan.Training.DrawOps,
            .. plan.Training.ConditionOps,
            .. plan.Training.DecodeOps,
            .. plan.Evaluation.MeanOps,
        ];

    /// <summary>The tensors that only the objective reads: they belong to no step of the way forward.</summary>
    private static IEnumerable<ParameterTensor> Unseen(Plan plan) => plan.Tensors.Except(Steps(plan).SelectMany(op => op.Tensors));

    private static long Bytes(long floats) => sizeof(float) * floats;

    private static string Figure(long value) => value == 0 ? "" : value.ToString("N0", CultureInfo.InvariantCulture);

    // Every forward comment reads "name : shape = formula".
    private static (string Name, string Shape, string Formula) Split(string comment)
    {
        var colon = comment.IndexOf(" : ", StringComparison.Ordinal);
        var equals = comment.IndexOf(" = ", StringComparison.Ordinal);
        return (comment.Substring(0, colon), comment.Substring(colon + 3, equals - colon - 3), comment.Substring(equals + 3));
    }

    private static string Row(string name, string shape, string parameters, string flops, string formula) =>
        $"/// {name, -24} {shape, -12} {parameters, 12} {flops, 14}  {formula}".TrimEnd();
}
