namespace FunctionalVae;

/// <summary>Gives plain values their model; for generated code and tools.</summary>
public static class Typed
{
    /// <summary>Wraps a plain value that the model itself made or checked.</summary>
    /// <typeparam name="TSelf">The generated type.</typeparam>
    /// <typeparam name="TCore">The plain type.</typeparam>
    public static TSelf Wrap<TSelf, TCore>(TCore core)
        where TSelf : ITyped<TSelf, TCore> => TSelf.Wrap(core);
}
