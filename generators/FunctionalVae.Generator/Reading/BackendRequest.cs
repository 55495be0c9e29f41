using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Reading;

/// <summary>Which backends a class asks for, and what they cannot express of it.</summary>
/// <param name="Class">The class's name.</param>
/// <param name="Backends">What the attribute says.</param>
/// <param name="At">The attribute.</param>
/// <param name="Inexpressible">For each backend what it cannot express.</param>
internal sealed record BackendRequest(string Class, VaeBackends Backends, SourceSpan At, ValueList<BackendProblem> Inexpressible)
{
    /// <summary>Every backend, in the order in which they are written.</summary>
    public static IReadOnlyList<VaeBackends> All { get; } = [VaeBackends.Torch, VaeBackends.Diff];

    /// <summary>The request of a marked class.</summary>
    public static BackendRequest Of(INamedTypeSymbol type, Func<VaeBackends, ValueList<BackendProblem>> inexpressible)
    {
        var attribute = Attribute(type);
        var at = attribute.ApplicationSyntaxReference is { } syntax
            ? SourceSpan.Of(Location.Create(syntax.SyntaxTree, syntax.Span))
            : SourceSpan.Of(type.Locations[0]);
        return new(type.Name, Stated(attribute), at, ValueList.From(All.SelectMany(backend => inexpressible(backend))));
    }

    /// <summary>What the attribute of a marked class says.</summary>
    public static VaeBackends Stated(INamedTypeSymbol type) => Stated(Attribute(type));

    private static VaeBackends Stated(AttributeData attribute) =>
        attribute.NamedArguments.FirstOrDefault(each => each.Key == nameof(GenerateVaeAttribute.Backends)).Value.Value is int stated
            ? (VaeBackends)stated
            : VaeBackends.Referenced;

    private static AttributeData Attribute(INamedTypeSymbol type) =>
        type.GetAttributes().First(each => each.AttributeClass?.ToDisplayString() == typeof(GenerateVaeAttribute).FullName);
}

/// <summary>What a backend cannot express.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="At">The argument.</param>
/// <param name="Reason">Why it cannot be written.</param>
internal sealed record BackendProblem(VaeBackends Backend, SourceSpan At, string Reason);
