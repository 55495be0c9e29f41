using System.Collections.ObjectModel;
using System.Globalization;

namespace FunctionalVae;

/// <content>What is known of examples: labels beside their values, where the model has a condition.</content>
public abstract partial class VaeModel
{
    // The labels of rows that have none, in turn; null where there are no such labels.
    private int[]? usual;

    /// <inheritdoc/>
    public IVaeModel Under(IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        Require(labels);
        if (labels.Count == 0)
        {
            throw new ArgumentException("There are no labels; give one, or several that rows have in turn.", nameof(labels));
        }

        var changed = (VaeModel)MemberwiseClone();
        changed.usual = [.. labels];
        return changed;
    }

    /// <inheritdoc/>
    public Batch WithLabels(Batch rows, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        Require(labels);
        if (labels.Count != 1 && labels.Count != rows.Count)
        {
            throw new ArgumentException(
                $"There are {rows.Count} rows and {labels.Count} labels; give one label for each row, or one for all.",
                nameof(labels)
            );
        }

        return rows.With(InTurn([.. labels], rows.Count));
    }

    /// <summary>What is said of a label that the model does not have.</summary>
    internal static string NotAClass(string name, int classes, int label) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{label} is not a label of {name}: its {nameof(ClassCondition)} has the classes 0 to {classes - 1}."
        );

    private static ReadOnlyCollection<int> InTurn(int[] labels, int count) =>
        Array.AsReadOnly([.. Enumerable.Range(0, count).Select(row => labels[row % labels.Length])]);

    private void Require(IReadOnlyList<int> labels)
    {
        if (Spec.Condition is not { Width: var classes })
        {
            throw new ArgumentException(
                $"{Name} has no condition, so its examples have no labels; declare one, such as Condition: new {nameof(ClassCondition)}(10).",
                nameof(labels)
            );
        }

        foreach (var label in labels)
        {
            if ((uint)label >= (uint)classes)
            {
                throw new ArgumentException(NotAClass(Name, classes, label), nameof(labels));
            }
        }
    }

    private Batch DrawLatents(ParameterVector parameters, int count, Key key, LatentDistribution? latents)
    {
        latents?.RequireFit(Layout);
        return latents is null ? DrawPrior(parameters, NoiseFrom(key, count)) : Labelled(latents.Draw(key.Child(LatentSite), count));
    }

    // With the labels that the model gives to rows without any, where it does.
    private Batch Labelled(Batch rows) => usual is null ? rows : rows.With(InTurn(usual, rows.Count));

    // The rows with the labels that the model reads.
    private Batch Known(Batch rows, string what)
    {
        if (Spec.Condition is not { Width: var classes })
        {
            return rows;
        }

        if (rows.Labels is not { } labels)
        {
            return usual is not null
                ? Labelled(rows)
                : throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Name} is conditional on {classes} classes, and these {what}s have no labels; give each its own by {nameof(WithLabels)}, or take the model of some classes, {nameof(Under)}(labels)."
                    )
                );
        }

        // They may be another model's.
        Require(labels);
        return rows;
    }
}
