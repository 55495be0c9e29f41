namespace FunctionalVae.Generator.Reading;

/// <summary>
/// All that the writer knows of one class: plain data, compared by value. It is what the pipeline caches, so it holds nothing of
/// Roslyn's, and nothing that an unrelated edit changes (no positions).
/// </summary>
/// <param name="Namespace">The class's namespace as C# writes it (keywords escaped); empty for the global one.</param>
/// <param name="ContainingTypes">The types around the class, outermost first; all of them partial and not generic.</param>
/// <param name="Name">The class's name as C# writes it.</param>
/// <param name="Accessibility">Its declared accessibility: <c>public</c>, <c>internal</c>, <c>private protected</c>, ….</param>
/// <param name="SpecMember">The name of its property or field of type <see cref="VaeSpec"/>, as C# writes it.</param>
/// <param name="Spec">The specification, which keeps every rule of <see cref="SpecRules"/>.</param>
/// <param name="Rows">The row type of its table; null where it has none.</param>
/// <param name="DefaultsMember">The name of its static member <c>Defaults</c> of type <c>TrainOptions</c>, or null where there is none.</param>
/// <param name="Backends">The backends that it asks for.</param>
/// <param name="HintName">The generated file's name: unique in a compilation, the same in every build, at most 200 characters.</param>
internal sealed record GeneratedModel(
    string Namespace,
    ValueList<ContainingType> ContainingTypes,
    string Name,
    string Accessibility,
    string SpecMember,
    VaeSpec Spec,
    RowShape? Rows,
    string? DefaultsMember,
    VaeBackends Backends,
    string HintName
);

/// <summary>A type around a model's class.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>interface</c>, <c>record</c> or <c>record struct</c>.</param>
/// <param name="Name">Its name as C# writes it.</param>
internal sealed record ContainingType(string Keyword, string Name);
