namespace FunctionalVae;

/// <summary>From plain values to those of a model, and back.</summary>
public static class Typed
{
    /// <summary>Wraps a plain value that the model itself made or checked.</summary>
    /// <typeparam name="TSelf">The generated type.</typeparam>
    /// <typeparam name="TCore">The plain type.</typeparam>
    public static TSelf Wrap<TSelf, TCore>(TCore core)
        where TSelf : ITyped<TSelf, TCore> => TSelf.Wrap(core);

    /// <summary>The plain value inside: what functions of any model take, such as those of <c>FunctionalVae.Evaluation</c>.</summary>
    /// <typeparam name="TSelf">The generated type.</typeparam>
    /// <typeparam name="TCore">The plain type.</typeparam>
    public static TCore Core<TSelf, TCore>(ITyped<TSelf, TCore> value)
        where TSelf : ITyped<TSelf, TCore>
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Core;
    }
}
