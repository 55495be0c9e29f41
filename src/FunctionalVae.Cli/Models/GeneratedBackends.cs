using System.Reflection;
using FunctionalVae.App;

namespace FunctionalVae.Cli;

/// <summary>
/// The backends that a marked class was compiled for: the generator writes a nested class for each whose package is referenced. None of the
/// package's code runs before a model is opened on it.
/// </summary>
internal static class GeneratedBackends
{
    private const string Function = "ModelOn";

    // The word, the nested class, and what follows the device in its function.
    private static readonly (string Name, string Class, object[] More)[] Known =
    [
        (BackendWords.Torch, "Torch", []),
        (BackendWords.DiffSharp, "Diff", ["reference"]),
        (BackendWords.DiffSharpTorch, "Diff", ["torch"]),
    ];

    public static IEnumerable<ModelBackend> Of(Type type, IVaeModel model) =>
        from known in Known
        let function = type.GetNestedType(known.Class)
            ?.GetMethod(Function, [typeof(string), .. known.More.Select(argument => argument.GetType())])
        where function is not null && function.ReturnType == typeof(IVaeModel)
        select new ModelBackend(model, known.Name, device => Call(function, [device, .. known.More]));

    private static IVaeModel Call(MethodInfo function, object[] arguments) =>
        (IVaeModel)function.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
}
