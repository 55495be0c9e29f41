using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Reporting;

/// <summary>Every diagnostic that the generator reports, with its message. Those of the rules (FVAE2…) bring their own sentence.</summary>
/// <remarks>
/// The errors cannot be switched off: a class with one gets no generated half, and that must not pass in silence. The advice (FVAE3…) can.
/// </remarks>
internal static class Descriptors
{
    /// <summary>What FVAE1001 adds where an expression is refused for its kind.</summary>
    public const string WhatIsRead =
        "; a specification is read while it is compiled, and consists of constants and arithmetic on them, 'new' and 'with' of vocabulary records, collection expressions, and static get-only members that consist of these";

    private const string Category = "FunctionalVae";

    /// <summary>FVAE0001.</summary>
    public static readonly DiagnosticDescriptor LanguageTooOld = new(
        "FVAE0001",
        "C# 12 is needed",
        "'{0}' is compiled as C# {1}, but a specification is written with collection expressions, which need C# 12; set <LangVersion>12</LangVersion> or later in the project, or remove an older one",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE0002.</summary>
    public static readonly DiagnosticDescriptor ClassShape = new(
        "FVAE0002",
        "The class must be static, partial and not generic",
        "'{0}' must be declared 'static partial class' and without type parameters, so that a generated half can be added: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE0003.</summary>
    public static readonly DiagnosticDescriptor SpecMember = new(
        "FVAE0003",
        "The class must have exactly one specification",
        "'{0}' must have exactly one static get-only property (or static readonly field) of type VaeSpec, but it has {1}; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE0004.</summary>
    public static readonly DiagnosticDescriptor NameCollision = new(
        "FVAE0004",
        "A member has the name of a generated one",
        "'{0}' is the name of a generated member of '{1}'; rename yours",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE1001.</summary>
    public static readonly DiagnosticDescriptor NotASpecExpression = new(
        "FVAE1001",
        "Not a specification expression",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE1002.</summary>
    public static readonly DiagnosticDescriptor Mutable = new(
        "FVAE1002",
        "A specification must be immutable",
        "'{0}' can change while the program runs: {1}; a specification reads get-only properties, readonly fields and constants",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE1003.</summary>
    public static readonly DiagnosticDescriptor AnotherAssembly = new(
        "FVAE1003",
        "The member is in another assembly",
        "'{0}' is in the assembly '{1}', whose source the generator cannot read; write its value here, or {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE1004.</summary>
    public static readonly DiagnosticDescriptor Cycle = new(
        "FVAE1004",
        "The specification refers to itself",
        "'{0}' is needed to compute '{0}'; break the circle by writing one of its values out",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE1005.</summary>
    public static readonly DiagnosticDescriptor NotVocabulary = new(
        "FVAE1005",
        "Not a vocabulary type",
        "'{0}' is not a type of the specification vocabulary, and the generator runs no code of yours; use the records and enums that the namespace FunctionalVae offers for VaeSpec, and ValueList<T> for a list",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE1006.</summary>
    public static readonly DiagnosticDescriptor InitializedTooLate = new(
        "FVAE1006",
        "The member is initialised too late",
        "'{0}' may have no value yet when '{1}' is initialised: {2}; make '{0}' an expression-bodied property (=>) or a const, or move it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE1007.</summary>
    public static readonly DiagnosticDescriptor Arithmetic = new(
        "FVAE1007",
        "Overflow or division by zero",
        "'{0}' {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE1008.</summary>
    public static readonly DiagnosticDescriptor MadeByAGenerator = new(
        "FVAE1008",
        "The member is made by another source generator",
        "{0} is made by another source generator, and no generator sees what another makes: '{1}' was not read, and its class has no generated half; write the value out, here or as a const in code of your own",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE1009.</summary>
    public static readonly DiagnosticDescriptor UnknownName = new(
        "FVAE1009",
        "A name that the vocabulary does not have",
        "{0} has no '{1}'; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE1010.</summary>
    public static readonly DiagnosticDescriptor RowType = new(
        "FVAE1010",
        "A type cannot be read as a row",
        "'{0}' cannot be the row of a table: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE2001.</summary>
    public static readonly DiagnosticDescriptor MustBePositive = new(
        "FVAE2001",
        "A value must be positive",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE2002.</summary>
    public static readonly DiagnosticDescriptor ShapeMismatch = new(
        "FVAE2002",
        "A layer receives a shape that it does not expect",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE2006.</summary>
    public static readonly DiagnosticDescriptor DomainMismatch = new(
        "FVAE2006",
        "The likelihood cannot model this input",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE2007.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new(
        "FVAE2007",
        "The model is too large",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE2008.</summary>
    public static readonly DiagnosticDescriptor NoBound = new(
        "FVAE2008",
        "The objective needs an evidence lower bound",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE2009.</summary>
    public static readonly DiagnosticDescriptor InvalidColumn = new(
        "FVAE2009",
        "A column of a table cannot be what it is",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE2010.</summary>
    public static readonly DiagnosticDescriptor UnfitObjective = new(
        "FVAE2010",
        "The objective cannot be trained so",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE2011.</summary>
    public static readonly DiagnosticDescriptor UnfitCondition = new(
        "FVAE2011",
        "The condition does not go with the input or the prior",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE3001.</summary>
    public static readonly DiagnosticDescriptor NoBottleneck = new(
        "FVAE3001",
        "A latent variable without a bottleneck",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    /// <summary>FVAE3002.</summary>
    public static readonly DiagnosticDescriptor NoActivation = new(
        "FVAE3002",
        "Two affine maps with no activation between",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    /// <summary>FVAE3003.</summary>
    public static readonly DiagnosticDescriptor RepeatedLink = new(
        "FVAE3003",
        "The decoder repeats the likelihood's link",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    /// <summary>FVAE3004.</summary>
    public static readonly DiagnosticDescriptor EqualSpecs = new(
        "FVAE3004",
        "Two models have one specification",
        "'{0}' equals '{1}': they are one model under two names; remove one of them, or change what was meant to differ",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true
    );

    /// <summary>FVAE3005.</summary>
    public static readonly DiagnosticDescriptor UnusedMember = new(
        "FVAE3005",
        "The member is used by no model",
        "'{0}' is read by no model, and nothing else names it; use it or remove it",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true
    );

    /// <summary>FVAE4001.</summary>
    public static readonly DiagnosticDescriptor BackendMissing = new(
        "FVAE4001",
        "The backend's package is not referenced",
        "'{0}' is asked for {1}, but the project references no package {2}; add it{3}, or leave {1} out of Backends",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE4002.</summary>
    public static readonly DiagnosticDescriptor NotExpressible = new(
        "FVAE4002",
        "The backend cannot express this",
        "'{0}' is asked for {1}, which cannot express it: {2}; change that, or leave {1} out of Backends",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    /// <summary>FVAE4003.</summary>
    public static readonly DiagnosticDescriptor BackendLeftOut = new(
        "FVAE4003",
        "The model is not written for a referenced backend",
        "'{0}' gets no nested class {1}: {2}; change that, or say [GenerateVae(Backends = …)] without {1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> All { get; } =
        new[]
        {
            LanguageTooOld,
            ClassShape,
            SpecMember,
            NameCollision,
            NotASpecExpression,
            Mutable,
            AnotherAssembly,
            Cycle,
            NotVocabulary,
            InitializedTooLate,
            Arithmetic,
            MadeByAGenerator,
            UnknownName,
            RowType,
            MustBePositive,
            ShapeMismatch,
            DomainMismatch,
            TooLarge,
            NoBound,
            InvalidColumn,
            UnfitObjective,
            UnfitCondition,
            NoBottleneck,
            NoActivation,
            RepeatedLink,
            EqualSpecs,
            UnusedMember,
            BackendMissing,
            NotExpressible,
            BackendLeftOut,
        }.ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    /// <summary>The descriptor of <paramref name="id"/>.</summary>
    public static DiagnosticDescriptor Find(string id) => All[id];
}
