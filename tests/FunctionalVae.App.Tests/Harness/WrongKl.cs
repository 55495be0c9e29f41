using System.Reflection;

namespace FunctionalVae.App.Tests;

/// <summary>A model whose Kullback–Leibler term is one percent too large.</summary>
public class WrongKl : DispatchProxy
{
    private IVaeModel model = null!;

    public static IVaeModel Of(IVaeModel model)
    {
        var proxy = Create<IVaeModel, WrongKl>();
        ((WrongKl)(object)proxy).model = model;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(model, BindingFlags.DoNotWrapExceptions, null, args, null);
        return result is IReadOnlyList<ExampleTerms> terms ? terms.Select(term => term with { Kl = 1.01 * term.Kl }).ToList() : result;
    }
}
