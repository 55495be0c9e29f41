using System.Reflection;

namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>A typed face over the right model with one function that answers something else.</summary>
public class TypedMutant : DispatchProxy
{
    private object inner = null!;
    private string function = "";
    private Func<object?, object?> change = null!;

    /// <summary>Changes what <paramref name="function"/> returns.</summary>
    public static TFace Of<TFace>(TFace inner, string function, Func<object?, object?> change)
        where TFace : class
    {
        var face = Create<TFace, TypedMutant>();
        var mutant = (TypedMutant)(object)face;
        (mutant.inner, mutant.function, mutant.change) = (inner, function, change);
        return face;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        return targetMethod.Name == function ? change(result) : result;
    }
}
