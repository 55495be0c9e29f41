using FunctionalVae.Checkpoints;

namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Ways to lose parameters in a file.</summary>
internal static class StorageMutants
{
    /// <summary>The last tensor comes back as zeros.</summary>
    public static VaeStorage LosesTensor { get; } =
        Changed((model, values) => Array.Clear(values, model.Layout.Tensors[^1].Offset, model.Layout.Tensors[^1].Count));

    /// <summary>Values are kept as 16-bit floats.</summary>
    public static VaeStorage RoundsToHalf { get; } =
        Changed(
            (_, values) =>
            {
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (float)(Half)values[i];
                }
            }
        );

    private static VaeStorage Changed(Action<IVaeModel, float[]> change) =>
        new(
            (model, parameters, path) =>
            {
                var values = parameters.Values.ToArray();
                change(model, values);
                Checkpoint.Save(model, model.ParametersFrom(values), path);
            },
            Checkpoint.Load
        );
}
