namespace FunctionalVae.KernelWriter;

/// <summary>All files that are written into the engine.</summary>
internal static class KernelFiles
{
    /// <summary>Each file's name and text.</summary>
    public static IEnumerable<(string Name, string Text)> All()
    {
        var activations = Enum.GetValues(typeof(Activation)).Cast<Activation>().Where(each => each != Activation.Identity).ToList();
        foreach (var activation in activations)
        {
            yield return ($"{activation}Kernel.g.cs", ActivationKernel.Write(activation));
        }

        foreach (var density in DensityKernel.All)
        {
            yield return ($"{density.Name}Kernel.g.cs", DensityKernel.Write(density));
        }

        yield return (
            "FormulaKernels.g.cs",
            KernelNames.Write([.. activations.SelectMany(ActivationKernel.Entries), .. DensityKernel.All.SelectMany(DensityKernel.Entries)])
        );
    }
}
