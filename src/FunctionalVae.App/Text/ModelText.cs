using System.Globalization;
using System.Text.Json;

namespace FunctionalVae.App;

/// <summary>What a model is, in a few words.</summary>
internal static class ModelText
{
    /// <summary>28 × 28, or 32 × 32 × 3; a vector as 3 values.</summary>
    public static string Size(Shape shape)
    {
        var isGrey = shape.Dimensions.Count == 3 && shape.Dimensions[2] == 1;
        var sizes = (isGrey ? shape.Dimensions.Take(2) : shape.Dimensions).Select(size => size.ToString(CultureInfo.InvariantCulture));
        return string.Join(" × ", sizes) + (shape.IsVector ? " values" : "");
    }

    /// <summary>The size of an example; of a table its columns.</summary>
    public static string Input(IVaeModel model) =>
        model.Spec.Input is Table table
            ? FormattableString.Invariant($"{table.Columns.Count} {(table.Columns.Count == 1 ? "column" : "columns")}")
            : Size(Shape.Of(model.Spec.Input));

    /// <summary>What a model's examples are called.</summary>
    public static string Examples(IVaeModel model) => model.Spec.Input is Image ? "images" : "rows";

    /// <summary>What one of them is called.</summary>
    public static string Example(IVaeModel model) => Examples(model)[..^1];

    /// <summary>An image, or a row.</summary>
    public static string AnExample(IVaeModel model) => $"{(model.Spec.Input is Image ? "an" : "a")} {Example(model)}";

    /// <summary>The name that <c>--json</c> gives to what is estimated: elbo, or the name of a term that is not a likelihood.</summary>
    public static string Objective(IVaeModel model) =>
        model.HasEvidenceLowerBound ? "elbo"
        : model.Spec.Objective.OfAggregate is not null ? Kebab(model.Spec.Objective)
        : model.Spec.Likelihood is Likelihood ? "reconstruction"
        : Kebab(model.Spec.Likelihood);

    /// <summary>How a reconstruction is scored, for people: Bernoulli, squared error, grey cross-entropy.</summary>
    public static string Reconstruction(IVaeModel model) => model.Spec.Likelihood.Name;

    /// <summary>1 draw, 16 draws.</summary>
    public static string Draws(int count) => FormattableString.Invariant($"{count} draw{(count == 1 ? "" : "s")}");

    private static string Kebab(object term) => JsonNamingPolicy.KebabCaseLower.ConvertName(term.GetType().Name);
}
