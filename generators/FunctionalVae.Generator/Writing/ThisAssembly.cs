namespace FunctionalVae.Generator.Writing;

/// <summary>Facts about the generator that its output states.</summary>
internal static class ThisAssembly
{
    /// <summary>The package's version. A test holds it to the project's.</summary>
    public const string Version = "0.2.0";
}
