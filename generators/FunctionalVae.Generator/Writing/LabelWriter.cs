using FunctionalVae.Passes;

namespace FunctionalVae.Generator.Writing;

/// <summary>Writes what labels add to the face of a conditional model.</summary>
internal static class LabelWriter
{
    private const string Numbers = "global::System.Collections.Generic.IReadOnlyList<int>";

    /// <summary>The labels in words.</summary>
    public static string Labels(Plan plan) => $"labels are 0 to {Literals.Of(plan.ConditionWidth - 1)}";

    /// <summary>The model of one class.</summary>
    public static string Under(InputNames names, bool hasLikelihood)
    {
        var types = ApiWriter.TypeArguments(names);
        var (face, made) = hasLikelihood ? ("IVae", "LikelihoodVae") : ("IObjectiveVae", "ObjectiveVae");
        return $"{ApiWriter.Runtime}{face}{types} Under(int label) => new {ApiWriter.Runtime}{made}{types}(Model.Under([label]));";
    }

    /// <summary>A function that samples: of a conditional model it takes a label.</summary>
    public static string Sampler(string type, string name, Plan plan)
    {
        var (label, functions) = plan.ConditionWidth > 0 ? ("int label, ", "Under(label)") : ("", "Functions");
        return $"{type} {name}(Parameters parameters, {label}int count, {ApiWriter.Runtime}Key key, {ApiWriter.Runtime}LatentDistribution? latents = null) => {functions}.{name}(parameters, count, key, latents);";
    }

    /// <summary>The members of rows that have labels.</summary>
    public static void Members(CodeWriter code, string type, string row, Plan plan)
    {
        code.Lines(
            $"/// <summary>The label of each {row}; {Labels(plan)}.</summary>",
            $"public {Numbers} Labels => Core.Labels ?? [];",
            "",
            $"/// <summary>The same {row}s with other labels: one for each, or one for all.</summary>",
            $"/// <exception cref=\"global::System.ArgumentException\">There are more or fewer labels, or a label is not one of a class.</exception>",
            $"public {type} WithLabels({Numbers} labels) => new(Model.WithLabels(Core, labels));",
            ""
        );
    }

    /// <summary>How rows are made of plain values: of a conditional model they have labels.</summary>
    public static string From(string type, string floats, string from, bool isLabelled) =>
        isLabelled
            ? $"public static {type} From({floats} values, {Numbers} labels) => new(Model.WithLabels(Model.{from}(values), labels));"
            : $"public static {type} From({floats} values) => Functions.{from}(values);";
}
