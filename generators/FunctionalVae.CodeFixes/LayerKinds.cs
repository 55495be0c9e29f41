using System.Runtime.Serialization;

namespace FunctionalVae.CodeFixes;

/// <summary>What is true of all layers of a record, whatever its arguments: for editors, which see the source and not the value.</summary>
internal static class LayerKinds
{
    private static readonly Dictionary<string, Layer> Kinds = typeof(Layer)
        .Assembly.GetTypes()
        .Where(type => typeof(Layer).IsAssignableFrom(type) && !type.IsAbstract)
        .ToDictionary(type => type.Name, type => (Layer)FormatterServices.GetUninitializedObject(type), StringComparer.Ordinal);

    /// <summary>What becomes of the layer in a mirrored decoder; null for what is not a layer of this version.</summary>
    public static Mirroring? MirroringOf(string? record) =>
        record is not null && Kinds.TryGetValue(record, out var layer) ? layer.Mirroring : null;

    /// <summary>Whether it takes vectors only.</summary>
    public static bool TakesVectors(string? record) =>
        record is not null && Kinds.TryGetValue(record, out var layer) && layer.Takes == LayerInput.Vector;
}
