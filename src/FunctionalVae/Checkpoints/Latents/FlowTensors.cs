using System.Globalization;
using FunctionalVae.Probability;

namespace FunctionalVae.Checkpoints;

/// <summary>A fitted flow as tensors: what standardises a latent vector, and the weights of the couplings by their names in a model.</summary>
internal static class FlowTensors
{
    public const string Schema = "functionalvae.latentflow.1";

    private const string Mean = "mean";
    private const string Scale = "scale";
    private const string Couplings = "couplings";
    private const string Units = "units";

    public static IReadOnlyList<NamedTensor> Of(LatentFlow latents) =>
        [
            new NamedTensor(Mean, [latents.Size], LatentTensors.Singles(latents.Mean)),
            new NamedTensor(Scale, [latents.Size], LatentTensors.Singles(latents.Scale)),
            .. latents.Weights.Layout.Tensors.Select(tensor => new NamedTensor(
                tensor.Name,
                [.. tensor.Shape.Dimensions],
                latents.Weights.Tensor(tensor.Name)
            )),
        ];

    /// <summary>The metadata with what the tensors do not say of the flow.</summary>
    public static IReadOnlyDictionary<string, string> Metadata(LatentFlow latents, IReadOnlyDictionary<string, string> metadata) =>
        new Dictionary<string, string>(metadata, StringComparer.Ordinal)
        {
            [Couplings] = latents.Couplings.ToString(CultureInfo.InvariantCulture),
            [Units] = latents.Units.ToString(CultureInfo.InvariantCulture),
        };

    /// <exception cref="ArgumentException">The tensors are not those of a flow of so many dimensions; the message begins in the middle of a sentence.</exception>
    public static LatentFlow Read(SafeTensors contents, int size)
    {
        var plan = new FlowPlan(Number(Couplings), Number(Units), size, "latents");
        var tensors = new LatentTensors(contents);
        var (mean, scale) = (tensors.Of(Mean, size), tensors.Of(Scale, size));
        if (!(scale.All(value => value > 0 && float.IsFinite(value)) && mean.All(float.IsFinite)))
        {
            throw new ArgumentException("its means are not finite, or its scales are not positive");
        }

        float[] weights = [.. plan.Layout.Tensors.SelectMany(tensor => tensors.Of(tensor.Name, tensor.Count))];
        if (!weights.All(float.IsFinite))
        {
            throw new ArgumentException("its weights are not finite");
        }

        return new(
            plan,
            ParameterVector.FromValues(plan.Layout, weights),
            RealVector.From(mean.Select(value => (double)value)),
            RealVector.From(scale.Select(value => (double)value))
        );

        int Number(string name) =>
            int.TryParse(contents.Metadata.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new ArgumentException($"its metadata have no whole number {name}");
    }
}
