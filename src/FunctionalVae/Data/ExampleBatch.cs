using System.Globalization;
using System.Runtime.InteropServices;

namespace FunctionalVae.Data;

/// <summary>Turns examples from files into a batch of what a model takes: images, or vectors of features.</summary>
public static class ExampleBatch
{
    /// <summary>The examples as inputs of <paramref name="model"/>.</summary>
    /// <remarks>
    /// Examples of one dimension fit every model of their width. Examples of several, and images, must have the shape of the model's input;
    /// dimensions of size 1 do not count. A model of plain vectors takes any shape, row by row.
    /// </remarks>
    /// <exception cref="InvalidDataSetException">
    /// The examples have another size or shape than the model's, or a value is outside its domain; or the model is conditional, and they have no
    /// labels or others.
    /// </exception>
    public static Batch Of(IVaeModel model, IExamples examples)
    {
        RequireShape(model, examples);
        ExampleLabels.Require(model, examples);
        RequireDomain(model, examples);

        // An array segment is copied in one piece; a bare enumeration of a large set would take seconds.
        var batch = model.ExamplesFrom(
            MemoryMarshal.TryGetArray(examples.Values, out var segment) ? segment : MemoryMarshal.ToEnumerable(examples.Values)
        );
        return model.Spec.Condition is null ? batch : model.WithLabels(batch, examples.Labels!);
    }

    /// <summary>Whether the examples have a size and shape that <paramref name="model"/> takes, as <see cref="Of"/> demands; values are not looked at.</summary>
    public static bool Fits(IVaeModel model, IExamples examples)
    {
        var (wanted, given) = (Shape.Of(model.Spec.Input), examples.Shape);
        return wanted.Count == given.Count && HaveOneOrder(wanted, given);
    }

    private static bool HaveOneOrder(Shape wanted, Shape given) =>
        wanted.IsVector || given.IsVector || Squeezed(wanted).SequenceEqual(Squeezed(given));

    private static void RequireShape(IVaeModel model, IExamples examples)
    {
        var (wanted, given) = (Shape.Of(model.Spec.Input), examples.Shape);
        if (wanted.Count != given.Count)
        {
            throw new InvalidDataSetException(
                $"{model.Name} takes examples of {Text(wanted)}, {examples.Name} has {Text(given)}. "
                    + "Give data of that size, or change the specification's input."
            );
        }

        if (ChannelOrder.IsChannelsFirst(model, examples))
        {
            throw new InvalidDataSetException(
                $"{model.Name} takes examples of {Text(wanted)} (rows, columns, channels), and {examples.Name} has the channels first: {Text(given)}. "
                    + "Move them by ChannelOrder.ChannelsLast(table), or save the array as a.transpose(0, 2, 3, 1)."
            );
        }

        if (!HaveOneOrder(wanted, given))
        {
            throw new InvalidDataSetException(
                $"{model.Name} takes examples of {Text(wanted)} (rows, columns, channels), {examples.Name} has as many values as {Text(given)}. "
                    + "Reorder the axes, or make the array [examples, values] when the order is right as it is."
            );
        }
    }

    private static void RequireDomain(IVaeModel model, IExamples examples)
    {
        var domain = ModelDomain.Of(model.Name, model.Spec);
        var placeOf = domain.FirstOutside();
        var values = examples.Values.Span;
        var width = values.Length / examples.Count;
        var (row, place) = (-1, -1);
        for (var i = 0; i < examples.Count; i++)
        {
            if (placeOf(values.Slice(i * width, width)) is var found and >= 0 && (row < 0 || IsBefore(examples, i, row)))
            {
                (row, place) = (i, found);
            }
        }

        if (row >= 0)
        {
            var example = values.Slice(row * width, width);
            var fault =
                domain.Fault(example, place, first: 1) ?? $"this one is {example[place].ToString("R", CultureInfo.InvariantCulture)}";
            throw new InvalidDataSetException(
                $"{examples.Where(row, place)}: values of {model.Name} are {domain.Set}, {fault}. {Remedy(domain.Values)}"
            );
        }
    }

    // As people read the files: rows of a part that was drawn from them lie in any order.
    private static bool IsBefore(IExamples examples, int one, int other) =>
        examples is ExampleTable { Origins: { } origins } && origins.IsBefore(one, other);

    private static string Remedy(ValueDomain domain) =>
        domain switch
        {
            ValueDomain.Binary => "Give 0 and 1, or let the specification's input binarise grey values.",
            ValueDomain.UnitInterval =>
                "Scale the data: --scale divide:255 for bytes, --scale unit-all for others (in code Scaling.Divide and Scaling.UnitInterval).",
            ValueDomain.Count =>
                "Give counts as they are, without --scale; for other values let the specification's input have ValueDomain.Real or UnitInterval.",
            ValueDomain.OneHot =>
                "Give one 1 in each group, without --scale; for other values let the specification have another ValueDomain and a likelihood for it.",
            _ => "Remove the example, or fill in the value.",
        };

    private static IEnumerable<int> Squeezed(Shape shape) => shape.Dimensions.Where(size => size > 1);

    // 8 × 8 and not 8 × 8 × 1: one channel is not spoken of.
    private static string Text(Shape shape)
    {
        var isGrey = !shape.IsVector && shape.Dimensions[^1] == 1;
        var sizes = isGrey ? shape.Dimensions.SkipLast(1) : shape.Dimensions;
        return string.Join(" × ", sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)));
    }
}
