namespace FunctionalVae.Testing;

/// <summary>Reconstruction is a composition.</summary>
internal static class ReconstructComposed
{
    public static LawDefinition Law { get; } =
        new(
            "reconstruct",
            "Reconstruct is Decode of the mean of Encode, to the same bits: it takes no noise.",
            10,
            CaseRange.Everywhere,
            Applies.Always,
            at =>
                Compare.Same(
                    "reconstruction",
                    at.Model.Decode(at.Parameters, at.Model.Encode(at.Parameters, at.Examples).Mean),
                    at.Model.Reconstruct(at.Parameters, at.Examples)
                )
        );
}
