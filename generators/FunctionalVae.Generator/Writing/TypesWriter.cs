using FunctionalVae.Passes;

namespace FunctionalVae.Generator.Writing;

/// <summary>Writes the nested types that give plain values their model.</summary>
internal static class TypesWriter
{
    private const string Floats = "global::System.Collections.Generic.IEnumerable<float>";

    private const string WrapLatents = ApiWriter.Runtime + "Typed.Wrap<Latents, " + ApiWriter.Runtime + "Batch>";

    public static void Write(CodeWriter code, Plan plan, Latent latent, InputNames names)
    {
        var pixels = Literals.Of(plan.InputWidth);
        var latents = Literals.Of(plan.LatentWidth);
        Rows(
            code,
            names.Type,
            names.Row,
            $"{names.Type}, [count, {pixels}], that nobody can change.",
            "ExamplesFrom",
            plan.InputWidth,
            plan,
            withExamples: true,
            isLabelled: plan.ConditionWidth > 0
        );
        code.Line();
        Rows(
            code,
            "Latents",
            "latent vector",
            $"Latent vectors z, [count, {latents}], that nobody can change.",
            "LatentsFrom",
            plan.LatentWidth,
            plan,
            isLabelled: plan.ConditionWidth > 0
        );
        code.Line();
        Rows(
            code,
            "Noise",
            "noise vector",
            $"Standard normal noise ε, [count, {latents}], as a value: the same noise gives the same draw.",
            "NoiseFromValues",
            plan.LatentWidth,
            plan
        );
        code.Line();
        Parameters(code, plan);
        code.Line();
        Posterior(code, latents, latent.IsFactorised);
        code.Line();
        State(code, plan);
    }

    private static void Rows(
        CodeWriter code,
        string type,
        string row,
        string summary,
        string from,
        int width,
        Plan plan,
        bool withExamples = false,
        bool isLabelled = false
    )
    {
        var core = ApiWriter.Runtime + "Batch";
        Typed(
            code,
            type,
            core,
            summary,
            () =>
            {
                code.Lines($"/// <summary>The number of {row}s.</summary>", "public int Count => Core.Count;", "");
                code.Lines(
                    $"/// <summary>All values, {row} by {row}: [count · {Literals.Of(width)}].</summary>",
                    "public global::System.ReadOnlyMemory<float> Values => Core.Values;",
                    ""
                );
                code.Lines(
                    $"/// <summary>The values of one {row}: [{Literals.Of(width)}].</summary>",
                    "public global::System.ReadOnlyMemory<float> this[int row] => Core[row];",
                    ""
                );
                code.Lines(
                    $"/// <summary>The {row}s in a flat sequence of [count · {Literals.Of(width)}] values, copied{(isLabelled ? ", with a label for each, or one for all" : "")}.</summary>",
                    $"/// <exception cref=\"global::System.ArgumentException\">The number of values is not a positive multiple of the width, or a value is outside its domain{(isLabelled ? "; or a label is" : "")}.</exception>",
                    LabelWriter.From(type, Floats, from, isLabelled),
                    ""
                );
                if (isLabelled)
                {
                    LabelWriter.Members(code, type, row, plan);
                }

                if (withExamples)
                {
                    code.Lines(
                        $"/// <summary>The {row}s [count, {Literals.Of(width)}] of a data set or a table that was read from files{(isLabelled ? ", with their labels" : "")}.</summary>",
                        $"/// <exception cref=\"{ApiWriter.Runtime}Data.InvalidDataSetException\">Its {row}s have another size{(isLabelled ? " or no labels" : "")}, or a value is outside its domain.</exception>",
                        $"public static {type} Of({ApiWriter.Runtime}Data.IExamples examples) => new({ApiWriter.Runtime}Data.ExampleBatch.Of(Model, examples));",
                        ""
                    );
                }
            }
        );
    }

    private static void Parameters(CodeWriter code, Plan plan) =>
        Typed(
            code,
            "Parameters",
            ApiWriter.Runtime + "ParameterVector",
            $"All trained values, [{Literals.Of(plan.ParameterCount)}]; immutable, so threads may share them.",
            () =>
            {
                code.Lines(
                    $"/// <summary>All values, [{Literals.Of(plan.ParameterCount)}]: each tensor in turn, weights row by row as [inputs, outputs].</summary>",
                    "public global::System.ReadOnlyMemory<float> Values => Core.Values;",
                    ""
                );
                code.Lines(
                    $"/// <summary>One tensor: {string.Join(", ", plan.Tensors.Select(Described))}.</summary>",
                    "public global::System.ReadOnlyMemory<float> Tensor(string name) => Core.Tensor(name);",
                    ""
                );
                code.Lines(
                    $"/// <summary>The parameters in a flat sequence of [{Literals.Of(plan.ParameterCount)}] values, copied.</summary>",
                    "/// <exception cref=\"global::System.ArgumentException\">The number of values is not <see cref=\"ParameterCount\"/>.</exception>",
                    $"public static Parameters From({Floats} values) => Functions.ParametersFrom(values);",
                    ""
                );
            }
        );

    private static void Posterior(CodeWriter code, string latents, bool isFactorised)
    {
        var core = ApiWriter.Runtime + "PosteriorBatch";
        Typed(
            code,
            "Posterior",
            core,
            $"Posteriors q(z|x) = N(μ, {(isFactorised ? "diag σ²" : "LLᵀ")}): means and log-variances, each [count, {latents}]{(isFactorised ? "" : ", and factors L")}.",
            () =>
            {
                code.Lines(
                    $"/// <summary>The posteriors of the given means and log-variances, each [count, {latents}]{(isFactorised ? "" : ": with diagonal covariances")}.</summary>",
                    "public static Posterior Of(Latents mean, Latents logVariance) => new(new(mean.Core, logVariance.Core));",
                    ""
                );
                code.Lines($"/// <summary>μ, [count, {latents}].</summary>", $"public Latents Mean => {WrapLatents}(Core.Mean);", "");
                code.Lines(
                    $"/// <summary>log σ², [count, {latents}]{(isFactorised ? "" : ", with σ² the diagonal of LLᵀ")}.</summary>",
                    $"public Latents LogVariance => {WrapLatents}(Core.LogVariance);",
                    ""
                );
                if (!isFactorised)
                {
                    code.Lines(
                        "/// <summary>The Cholesky factors L of the covariances LLᵀ; null of posteriors that were made without.</summary>",
                        $"public {ApiWriter.Runtime}PosteriorFactor? Factor => Core.Factor;",
                        ""
                    );
                }
            }
        );
    }

    private static void State(CodeWriter code, Plan plan) =>
        Typed(
            code,
            "State",
            ApiWriter.Runtime + "TrainingState",
            "Everything that training carries from one step to the next; immutable.",
            () =>
            {
                code.Lines(
                    $"/// <summary>The weights [{Literals.Of(plan.ParameterCount)}] to evaluate, sample from and save: averaged where the options ask for it.</summary>",
                    "public Parameters Parameters => Functions.ParametersOf(this);",
                    ""
                );
                code.Lines("/// <summary>Steps done.</summary>", "public long Step => Core.Step;", "");
                code.Lines(
                    "/// <summary>The objective of the last step's batch, in nats per example, before its update; null before the first.</summary>",
                    $"public {ApiWriter.Runtime}Objective? Objective => Core.Objective;",
                    ""
                );
            }
        );

    private static void Typed(CodeWriter code, string type, string core, string summary, Action members)
    {
        var face = $"{ApiWriter.Runtime}ITyped<{type}, {core}>";
        code.Summary(summary);
        code.Line(ApiWriter.GeneratedCode);
        code.Block(
            $"public sealed class {type} : {face}",
            () =>
            {
                code.Lines($"private {type}({core} core) => Core = core;", "");
                members();
                code.Lines(
                    "/// <summary>The plain value inside, for tools that serve any model.</summary>",
                    $"public {core} Core {{ get; }}",
                    ""
                );
                code.Lines(
                    "/// <summary>What this is, with its shape.</summary>",
                    $"public override string ToString() => \"{type} \" + Core;",
                    ""
                );
                code.Line($"static {type} {face}.Wrap({core} core) => new(core);");
            }
        );
    }

    private static string Described(ParameterTensor tensor) => $"{tensor.Name} {tensor.Shape}";
}
