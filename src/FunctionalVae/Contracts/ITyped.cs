namespace FunctionalVae;

/// <summary>A generated type that gives a plain value its model: the examples of one model cannot be passed to another.</summary>
/// <typeparam name="TSelf">The generated type.</typeparam>
/// <typeparam name="TCore">The plain value inside.</typeparam>
public interface ITyped<TSelf, TCore>
    where TSelf : ITyped<TSelf, TCore>
{
    /// <summary>The plain value inside.</summary>
    TCore Core { get; }

    /// <summary>Wraps a plain value that the model itself made or checked.</summary>
    static abstract TSelf Wrap(TCore core);
}
