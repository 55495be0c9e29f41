namespace FunctionalVae.Engine;

/// <summary>How much memory an execution needs.</summary>
/// <param name="Arena">Floats per example of all buffers.</param>
/// <param name="Scratch">Floats of the packed factor of a matrix product, or of sums over the batch by blocks.</param>
/// <param name="GradientPanels">Floats of an output's gradient in panels; 0 without a way back.</param>
/// <param name="Lanes">The lanes that run.</param>
internal readonly record struct WorkspaceSize(int Arena, int Scratch, int GradientPanels, int Lanes)
{
    /// <summary>Memory for a forward pass on one lane.</summary>
    public static WorkspaceSize Forward(ModelLayout layout, int lanes) => new(layout.ForwardWidth, 0, 0, lanes);

    /// <summary>Memory for a forward and a backward pass of at most <paramref name="examples"/> at once.</summary>
    public static WorkspaceSize Training(ModelLayout layout, int examples, int lanes)
    {
        var weights = layout.Tensors.Where(tensor => !tensor.IsVector).ToList();
        var scratch = Math.Max(weights.Max(weight => Factor(weight, examples)), layout.Tensors.Max(tensor => Sums(tensor, examples)));
        var panels = weights.Max(weight => Panels.Size(examples, weight.Outputs));
        return new(layout.TrainingWidth, Room(scratch, examples), Room(panels, examples), lanes);
    }

    // The input, eight columns side by side, and the output's gradient transposed.
    private static long Factor(ParameterTensor weight, int examples) =>
        Math.Max(ProductPacking.InterleavedSize(examples, weight.Inputs), Panels.Size(weight.Outputs, examples));

    // As for the gain and the bias of a normalisation, which are made together.
    private static long Sums(ParameterTensor tensor, int examples) =>
        tensor.IsVector ? BlockSums.Size(examples, 2 * BlockSums.Padded(tensor.Count)) : 0;

    private static int Room(long floats, int examples) =>
        floats <= Array.MaxLength
            ? (int)floats
            : throw new ArgumentException(
                $"{examples} examples at once need {floats} values of memory, more than one array holds; take fewer at a time."
            );
}
