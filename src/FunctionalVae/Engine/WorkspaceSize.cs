namespace FunctionalVae.Engine;

/// <summary>How much memory an execution needs.</summary>
/// <param name="Arena">Floats per example of all buffers.</param>
/// <param name="Scratch">Floats of the packed factor of a matrix product, or of sums over the batch by blocks.</param>
/// <param name="GradientPanels">Floats of an output's gradient in panels; 0 without a way back.</param>
/// <param name="Lanes">The lanes that run.</param>
/// <param name="Patches">Floats of the patches that a lane of a convolution unfolds at once; 0 without one.</param>
/// <param name="Packed">Floats of the output's gradient at as many places; 0 without a way back.</param>
/// <param name="Draws">Draws of each example's posterior.</param>
/// <param name="Fixed">Floats of the buffers that are not of the batch.</param>
internal readonly record struct WorkspaceSize(
    int Arena,
    int Scratch,
    int GradientPanels,
    int Lanes,
    int Patches = 0,
    int Packed = 0,
    int Draws = 1,
    int Fixed = 0
)
{
    /// <summary>Memory for a forward pass on one lane.</summary>
    public static WorkspaceSize Forward(ModelLayout layout, int lanes) =>
        new(layout.ForwardWidth, 0, 0, lanes, Room(Most(layout, PatchesOf), 1), 0, Fixed: layout.OwnExamples?.Arena ?? 0);

    /// <summary>Memory for a forward and a backward pass of at most <paramref name="examples"/> at once.</summary>
    public static WorkspaceSize Training(ModelLayout layout, int examples, int lanes)
    {
        // Products behind the draws have a row for each, those beside the batch one for each example of the prior's own.
        var own = layout.OwnExamples;
        var rows = Math.Max(checked(examples * layout.Draws), own?.Count ?? 0);
        var summed = layout.Tensors.Where((_, index) => index != own?.Tensor);
        // A prior that is trained alone may have vectors only.
        var weights = layout.Tensors.Where(tensor => !tensor.IsVector && !tensor.IsKernel).ToList();
        var scratch = Math.Max(
            weights.Select(weight => Factor(weight, rows)).DefaultIfEmpty().Max(),
            summed.Max(tensor => Sums(tensor, rows))
        );
        var panels = weights.Select(weight => Panels.Size(rows, weight.Outputs)).DefaultIfEmpty().Max();
        return new(
            layout.TrainingWidth,
            Room(scratch, examples),
            Room(panels, examples),
            lanes,
            Room(Most(layout, PatchesOf), examples),
            Room(Most(layout, PackedOf), examples),
            layout.Draws,
            own?.Arena ?? 0
        );
    }

    private static long Most(ModelLayout layout, Func<ParameterTensor, long> size) =>
        layout.Tensors.Max(tensor => tensor.IsKernel ? size(tensor) : 0);

    private static long PatchesOf(ParameterTensor kernel) => Engine.Patches.Size(kernel.Inputs);

    // Of some rows a panel's width, or transposed in one panel.
    private static long PackedOf(ParameterTensor kernel) =>
        Panels.Width * (long)Math.Max(Engine.Patches.MostAtOnce(kernel.Inputs), kernel.Outputs);

    // The input, eight columns side by side, and the output's gradient transposed.
    private static long Factor(ParameterTensor weight, int examples) =>
        Math.Max(ProductPacking.InterleavedSize(examples, weight.Inputs), Panels.Size(weight.Outputs, examples));

    // As for the gain and the bias of a normalisation, which are made together; and the gradient of a convolution by blocks.
    private static long Sums(ParameterTensor tensor, int examples) =>
        tensor.IsVector ? BlockSums.Size(examples, 2 * BlockSums.Padded(tensor.Count))
        : tensor.IsKernel ? PatchSums.Size(tensor.Inputs, tensor.Outputs)
        : 0;

    private static int Room(long floats, int examples) =>
        floats <= Array.MaxLength
            ? (int)floats
            : throw new ArgumentException(
                $"{examples} examples at once need {floats} values of memory, more than one array holds; take fewer at a time."
            );
}
