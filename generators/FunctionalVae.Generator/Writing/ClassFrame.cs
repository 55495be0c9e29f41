using FunctionalVae.Generator.Reading;

namespace FunctionalVae.Generator.Writing;

/// <summary>What stands around a model's generated members: its namespace and the types that contain its class.</summary>
internal static class ClassFrame
{
    /// <summary>Writes <paramref name="body"/> inside the namespace and the containing types of <paramref name="model"/>.</summary>
    public static void Write(CodeWriter code, GeneratedModel model, Action body) =>
        Nest(
            code,
            [
                .. model.Namespace.Length == 0 ? [] : new[] { "namespace " + model.Namespace },
                .. model.ContainingTypes.Select(container => $"partial {container.Keyword} {container.Name}"),
            ],
            body
        );

    /// <summary>The declaration of the class itself.</summary>
    public static string Header(GeneratedModel model) => $"{model.Accessibility} static partial class {model.Name}";

    private static void Nest(CodeWriter code, List<string> headers, Action body)
    {
        if (headers.Count == 0)
        {
            body();
            return;
        }

        code.Block(headers[0], () => Nest(code, headers.GetRange(1, headers.Count - 1), body));
    }
}
