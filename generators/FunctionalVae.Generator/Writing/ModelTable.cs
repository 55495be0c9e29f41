using System.Globalization;
using FunctionalVae.Plans;

namespace FunctionalVae.Generator.Writing;

/// <summary>The model as a table for its documentation comment: what each affine map and activation gives, and its parameters.</summary>
internal static class ModelTable
{
    public static IEnumerable<string> Lines(Plan plan)
    {
        yield return "/// <remarks>The compiled model, B being the batch size:<code>";
        yield return Row("value", "shape", "parameters", "computed as");
        yield return Row(plan.Input.Name, Literals.BatchShape(plan.Input.Width), "", "the input");
        foreach (var op in plan.EncodeOps.Concat(plan.DrawOps).Concat(plan.DecodeOps).Concat(plan.MeanOps))
        {
            var call = ManagedOps.Write(op);
            var (name, shape, formula) = Split(call.Comment);
            var parameters = call.Parameters.Sum(parameter => parameter.Count);
            yield return Row(name, shape, parameters == 0 ? "" : parameters.ToString("N0", CultureInfo.InvariantCulture), formula);
        }

        yield return Row("total", "", plan.ParameterCount.ToString("N0", CultureInfo.InvariantCulture), "");
        yield return "/// </code></remarks>";
    }

    // Every forward comment reads "name : shape = formula".
    private static (string Name, string Shape, string Formula) Split(string comment)
    {
        var colon = comment.IndexOf(" : ", StringComparison.Ordinal);
        var equals = comment.IndexOf(" = ", StringComparison.Ordinal);
        return (comment.Substring(0, colon), comment.Substring(colon + 3, equals - colon - 3), comment.Substring(equals + 3));
    }

    private static string Row(string name, string shape, string parameters, string formula) =>
        $"/// {name, -18} {shape, -12} {parameters, 12}  {formula}".TrimEnd();
}
