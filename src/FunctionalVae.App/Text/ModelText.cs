using System.Text.Json;

namespace FunctionalVae.App;

/// <summary>What a model is, in a few words.</summary>
internal static class ModelText
{
    /// <summary>28 × 28, or 32 × 32 × 3.</summary>
    public static string Size(int height, int width, int channels) =>
        channels == 1 ? $"{height} × {width}" : $"{height} × {width} × {channels}";

    public static string Input(IVaeModel model) =>
        model.Spec.Input is Image image ? Size(image.Height, image.Width, image.Channels) : $"{model.Layout.InputWidth} values";

    /// <summary>The name that <c>--json</c> gives to what is estimated: elbo, or the name of a term that is no likelihood.</summary>
    public static string Objective(IVaeModel model) => model.HasLikelihood ? "elbo" : Kebab(model.Spec.Likelihood);

    /// <summary>How a reconstruction is scored, for people: Bernoulli, squared error, grey cross-entropy.</summary>
    public static string Reconstruction(IVaeModel model) =>
        Kebab(model.Spec.Likelihood) switch
        {
            "bernoulli-likelihood" => "Bernoulli",
            "grey-cross-entropy" => "grey cross-entropy",
            var other => other.Replace("-likelihood", "", StringComparison.Ordinal).Replace('-', ' '),
        };

    private static string Kebab(Reconstruction term) => JsonNamingPolicy.KebabCaseLower.ConvertName(term.GetType().Name);
}
