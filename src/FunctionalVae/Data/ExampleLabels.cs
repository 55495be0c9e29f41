using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>Whether examples have the labels that a conditional model reads.</summary>
internal static class ExampleLabels
{
    /// <exception cref="InvalidDataSetException">The model is conditional, and the examples have no labels, texts as labels, or one that is not a class.</exception>
    public static void Require(IVaeModel model, IExamples examples)
    {
        if (model.Spec.Condition is not { Width: var classes })
        {
            return;
        }

        var wanted = string.Create(CultureInfo.InvariantCulture, $"{model.Name} is conditional on labels from 0 to {classes - 1}");
        if (examples.Labels is not { } labels)
        {
            throw new InvalidDataSetException(
                $"{wanted}, and {examples.Name} has no labels. Name the column that has them, --label-column NAME (in code DataOptions), or give data with labels."
            );
        }

        // Which number a text has would depend on the file.
        if (examples is ExampleTable { LabelNames: { } names })
        {
            throw new InvalidDataSetException(
                $"{wanted}, and those of {examples.Name} are not such numbers, but for example '{names[0]}'. Write the number of its class in place of each."
            );
        }

        for (var row = 0; row < labels.Count; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
            {
                throw new InvalidDataSetException(
                    $"{Place(examples, row)}: the label is {labels[row].ToString(CultureInfo.InvariantCulture)}, and {wanted}. Count the classes from 0, or declare as many as there are: new {nameof(ClassCondition)}(...)."
                );
            }
        }
    }

    private static string Place(IExamples examples, int row) =>
        examples is ExampleTable table && table.PlaceOf(row) is { File: var file, Row: var of }
            ? string.Create(CultureInfo.InvariantCulture, $"{file}, row {of} (from 0)")
            : string.Create(CultureInfo.InvariantCulture, $"{examples.Name}, example {row} (from 0)");
}
