using System.Text.RegularExpressions;
using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests;

/// <summary>
/// Generated code compiles without a warning wherever a class may stand, and is the same there. Warnings are errors throughout, and
/// documentation comments are checked.
/// </summary>
public sealed class ContextTests
{
    private static readonly Context Plain = new("plain", [Class("namespace Zoo;")]);

    private static readonly Context[] All =
    [
        Plain,
        .. from version in Enum.GetValues<LanguageVersion>()
        where
            version
                is >= LanguageVersion.CSharp12
                    and < LanguageVersion.LatestMajor
                    or LanguageVersion.Preview
                    or LanguageVersion.LatestMajor
        select Plain with
        {
            Name = $"C# {version}",
            Version = version,
        },
        .. from nullable in Enum.GetValues<NullableContextOptions>()
        select Plain with
        {
            Name = $"nullable {nullable}",
            Options = options => options.WithNullableContextOptions(nullable),
        },
        Plain with
        {
            Name = "checked arithmetic",
            Options = options => options.WithOverflowChecks(true),
        },
        Plain with
        {
            Name = "unsafe code",
            Options = options => options.WithAllowUnsafe(true),
        },
        Plain with
        {
            Name = "optimised",
            Options = options => options.WithOptimizationLevel(OptimizationLevel.Release),
        },
        Plain with
        {
            Name = "a program",
            Options = options => options.WithOutputKind(OutputKind.ConsoleApplication),
            Files = [.. Plain.Files, "System.Console.WriteLine(Zoo.Vae.LatentCount);"],
        },
        // What the SDK writes for <ImplicitUsings>.
        With(
            "implicit usings",
            string.Concat(
                new[]
                {
                    "System",
                    "System.Collections.Generic",
                    "System.IO",
                    "System.Linq",
                    "System.Net.Http",
                    "System.Threading",
                    "System.Threading.Tasks",
                }.Select(name => $"global using global::{name};\n")
            )
        ),
        With("friends", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Friend\")]"),
        With(
            "types of one's own beside the model",
            $"namespace Zoo; {Types("class", "Batch", "Key", "Math", "Console", "Matrix", "Lane", "Workspace", "AffineKernel", "CompiledProgram", "ManagedModel", "Typed", "IProgress", "FunctionalVae", "String", "Single")}"
        ),
        With(
            "namespaces of one's own beside the model",
            $"namespace Zoo.System {{ class Int32; class ReadOnlyMemory; }} namespace Zoo.FunctionalVae.Engine {{ class Lane; }} namespace Zoo.Generated {{ class Lane; }}"
        ),
        With(
            "global types",
            Types(
                "class",
                "Batch",
                "Key",
                "Math",
                "Console",
                "Matrix",
                "Lane",
                "Workspace",
                "AffineKernel",
                "CompiledProgram",
                "DropoutPlace",
                "VaeProgram",
                "Typed",
                "Generated"
            )
        ),
        With(
            "global aliases",
            string.Concat(
                new[] { "Matrix", "Lane", "Workspace", "AffineKernel", "CompiledProgram", "MaskKernel" }.Select(name =>
                    $"global using {name} = System.String;\n"
                )
            )
        ),
        With(
            "types in FunctionalVae.Generated",
            $"namespace FunctionalVae.Generated {{ {Types("class", "Matrix", "Lane", "Workspace", "AffineKernel", "CompiledProgram", "VaeProgram", "DropoutPlace")} }}"
        ),
        With("a type FunctionalVae.Generated", "namespace FunctionalVae { class Generated { class Lane; } }"),
        With(
            "types with the names of kernels in FunctionalVae",
            $"namespace FunctionalVae {{ {Types("class", "Matrix", "Lane", "Workspace", "AffineKernel")} }}"
        ),
        With(
            "namespaces below FunctionalVae",
            "namespace FunctionalVae.Matrix { class Lane; } namespace FunctionalVae.Engine.More { class Lane; }"
        ),
        With("a pragma", "#pragma warning disable\nclass A;"),
        With("a second part", "namespace Zoo; static partial class Vae { static int Mine => LatentCount; }"),
        With("a second model", Class("namespace Zoo.More;").Replace("Features(6)", "Features(7)", StringComparison.Ordinal)),
        With("a second model in its file", "", Class("namespace Zoo {") + Class("", "Other") + "}"),
        With("C# 12's block namespaces", "", Class("namespace Zoo {") + "}"),
        With("nested namespaces", "", Class("namespace Outer { namespace @event.Inner {") + "} }"),
        With("the global namespace", "", Class("")),
        With("the library's namespace", "", Class("namespace FunctionalVae;")),
        With("a namespace below the library's", "", Class("namespace FunctionalVae.Generated;")),
        With("the kernels' namespace", "", Class("namespace FunctionalVae.Engine;")),
        With("a keyword as its name", "", Class("namespace Zoo;", "@class")),
        With("a contextual keyword as its name", "", Class("namespace @record;", "@partial")),
        With(
            "an internal class",
            "",
            Class("namespace Zoo;").Replace("public static partial", "internal static partial", StringComparison.Ordinal)
        ),
        With("no accessibility", "", Class("namespace Zoo;").Replace("public static partial", "static partial", StringComparison.Ordinal)),
        With("a nested class", "", Nest("public static partial class Outer")),
        With("a class nested in a struct", "", Nest("public partial struct Outer")),
        With("a class nested in an interface", "", Nest("public partial interface IOuter")),
        With("a class nested in a record of a generated name", "", Nest("public partial record Images")),
        With(
            "members of its own",
            "",
            Class(
                "namespace Zoo;",
                more: "private sealed class Batch; private const int Key = 1; private static int Core => Key; private static int Count => new Batch().GetHashCode() + Core;"
            )
        ),
    ];

    public static TheoryData<string> Names => [.. All.Select(context => context.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_output_compiles_without_a_warning_and_is_the_same(string name)
    {
        var run = Run(All.Single(context => context.Name == name));
        Assert.Empty(run.Diagnostics.Select(problem => problem.ToString()));
        Assert.Empty(
            run.Output.GetDiagnostics()
                .Where(problem => problem.Severity >= DiagnosticSeverity.Warning)
                .Select(problem => problem.ToString())
        );
        var outputs = run.Result.GeneratedSources.Select(source => source.SourceText.ToString()).ToList();
        if (outputs.Count == 1 && name is not ("an internal class" or "no accessibility"))
        {
            Assert.Equal(Bare(Run(Plain).Result.GeneratedSources.Single().SourceText.ToString()), Bare(outputs[0]));
        }

        // Where nothing but the surroundings differ, not even a byte does.
        Assert.True(
            All.Single(context => context.Name == name).Files[0] != Plain.Files[0]
                || outputs.Contains(Run(Plain).Result.GeneratedSources.Single().SourceText.ToString())
        );
    }

    private static GeneratorRun Run(Context context)
    {
        var parse = new CSharpParseOptions(context.Version, DocumentationMode.Diagnose);
        var trees = context.Files.Select((text, index) => CSharpSyntaxTree.ParseText(text, parse, $"File{index}.cs"));
        var compilation = Compiler.Compile([.. trees]);
        return GeneratorRun.Of(
            compilation.WithOptions(
                context.Options(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Error).WithWarningLevel(9999))
            )
        );
    }

    /// <summary>A generated file without what its class is called and where it stands.</summary>
    private static List<string> Bare(string output) =>
        [
            .. Regex
                .Replace(output, @"@?\b(Vae|class|partial)(?=Program\b|"",|</c>)|(?<=static partial class )\S+", "NAME")
                .Split('\n')
                .Select(line => line.Trim())
                .Where(line =>
                    line is not ("{" or "}" or "") && !Regex.IsMatch(line, "^(namespace|partial (class|struct|interface|record)) ")
                ),
        ];

    private static Context With(string name, string other, string? model = null) =>
        Plain with
        {
            Name = name,
            Files = [model ?? Plain.Files[0], other],
        };

    private static string Types(string kind, params string[] names) => string.Concat(names.Select(name => $"{kind} {name};\n"));

    private static string Nest(string outer) => Class($"namespace Zoo; /// <summary>Around.</summary>\n{outer} {{") + "}";

    private static string Class(string before, string name = "Vae", string more = "") =>
        $$"""
            {{before}}
            /// <summary>A model.</summary>
            [global::FunctionalVae.GenerateVae]
            public static partial class {{name}}
            {
                {{more}}
                /// <summary>The specification.</summary>
                public static global::FunctionalVae.VaeSpec Spec { get; } = new(
                    Input: new global::FunctionalVae.Features(6),
                    Encoder: [new global::FunctionalVae.Dense(4, global::FunctionalVae.Activation.Tanh), new global::FunctionalVae.Dropout(0.25)],
                    Latent: new global::FunctionalVae.DiagonalNormalLatent(2),
                    Decoder: [new global::FunctionalVae.Dense(4, global::FunctionalVae.Activation.Tanh)],
                    Likelihood: new global::FunctionalVae.SquaredErrorLikelihood());
            }

            """;

    private sealed record Context(string Name, string[] Files)
    {
        public LanguageVersion Version { get; init; } = LanguageVersion.Latest;

        public Func<CSharpCompilationOptions, CSharpCompilationOptions> Options { get; init; } = options => options;
    }
}
