namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>A model with one thing wrong, as the laws that are checked on it.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Laws">The laws of the wrong model.</param>
internal sealed record Mutant(string Name, Func<VaeLawOptions, IReadOnlyList<VaeLaw>> Laws)
{
    public static Mutant Of(string name, IVaeModel model) => new(name, options => VaeLaws.ForModel(model, options));

    public static Mutant Stored(string name, IVaeModel model, VaeStorage storage) =>
        new(name, options => VaeLaws.ForModel(model, options with { Storage = storage }));
}
