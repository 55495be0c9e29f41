using System.Globalization;

namespace FunctionalVae;

/// <summary>The layer that a tensor belongs to, as people find it in a specification.</summary>
internal static class LayerName
{
    /// <summary>
    /// Its place and its record, <c>encoder.1: Dense</c> of <c>encoder.1.weight</c>, <c>posterior: DiagonalNormalLatent</c>; inside another layer the
    /// outer record, <c>encoder.1.0 in Residual</c>.
    /// </summary>
    public static string Of(VaeSpec spec, string tensor)
    {
        var parts = tensor.Split('.');
        return parts[0] switch
        {
            "encoder" => In(spec.Encoder, parts),
            "decoder" => In(spec.Decoder, parts),
            "likelihood" => $"likelihood: {spec.Likelihood.GetType().Name}",
            "prior" => $"prior: {spec.Prior?.GetType().Name}",
            _ => $"{parts[0]}: {spec.Latent.GetType().Name}",
        };
    }

    private static string In(ValueList<Layer> layers, string[] parts)
    {
        var record = layers[int.Parse(parts[1], CultureInfo.InvariantCulture)].GetType().Name;
        return $"{string.Join('.', parts[..^1])}{(parts.Length > 3 ? " in" : ":")} {record}";
    }
}
