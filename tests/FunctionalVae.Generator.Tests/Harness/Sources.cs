namespace FunctionalVae.Generator.Tests.Harness;

/// <summary>Programs that the tests vary.</summary>
internal static class Sources
{
    /// <summary>A specification that keeps every rule.</summary>
    public const string Valid = """
        new VaeSpec(
            Input: new Image(28, 28, Binarization: Binarization.Dynamic),
            Encoder: [new Flatten(), new Dense(32, Activation.Gelu)],
            Latent: new DiagonalNormalLatent(4),
            Decoder: [new Dense(32, Activation.Tanh)],
            Likelihood: new BernoulliLikelihood())
        """;

    /// <summary>A class called Vae with the specification Spec and further members.</summary>
    public static string Model(string expression, string members = "") =>
        Class($"public static VaeSpec Spec {{ get; }} = {expression};", members);

    /// <summary>A class called Vae with the given members, in that order.</summary>
    public static string Class(params string[] members) =>
        $$"""
            using FunctionalVae;

            namespace Zoo;

            [GenerateVae]
            public static partial class Vae
            {
            {{string.Join("\n", members)}}
            }
            """;

    /// <summary>A valid model in which one argument is replaced.</summary>
    public static string With(string argument, string replacement, string members = "")
    {
        Assert.Contains(argument, Valid, StringComparison.Ordinal);
        return Model(Valid.Replace(argument, replacement, StringComparison.Ordinal), members);
    }
}
