using System.Reflection;

namespace FunctionalVae.App.Tests;

/// <summary>A model that tells of every call, so that a test can press Ctrl-C in the midst of a command's work.</summary>
public class WatchedModel : DispatchProxy
{
    private IVaeModel model = null!;
    private Action<string> called = null!;

    public static IVaeModel Of(IVaeModel model, Action<string> called)
    {
        var proxy = Create<IVaeModel, WatchedModel>();
        var watched = (WatchedModel)(object)proxy;
        (watched.model, watched.called) = (model, called);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        called(targetMethod!.Name);
        var result = targetMethod.Invoke(model, BindingFlags.DoNotWrapExceptions, null, args, null);
        return result is IVaeModel other ? Of(other, called) : result;
    }
}
