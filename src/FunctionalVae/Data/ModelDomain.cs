using System.Globalization;

namespace FunctionalVae;

/// <summary>What a specification says of its input's values, and the checks that follow from it.</summary>
/// <param name="Name">The model's name, for messages.</param>
/// <param name="Values">The domain of the data.</param>
/// <param name="Binarization">How grey values become binary.</param>
/// <param name="NeedsBinary">Whether the likelihood takes binary values only.</param>
/// <param name="IsImage">Whether an input is called an image in messages.</param>
internal sealed record ModelDomain(string Name, ValueDomain Values, Binarization Binarization, bool NeedsBinary, bool IsImage)
{
    // Float32 has every whole number up to here.
    private const float MostCounted = 1 << 24;

    public static ModelDomain Of(string name, VaeSpec spec) =>
        new(
            name,
            spec.Input.Domain,
            spec.Input.Binarization,
            InputRules.ModelledDomain(spec.Input) == ValueDomain.Binary,
            spec.Input is Image
        );

    /// <summary>The set of the values in words.</summary>
    public string Set =>
        Values switch
        {
            ValueDomain.Binary => "0 or 1",
            ValueDomain.UnitInterval => "in [0, 1]",
            ValueDomain.Count => "whole numbers from 0 to 16777216",
            _ => "finite",
        };

    /// <summary>Whether a value lies in the data's domain.</summary>
    public Func<float, bool> Accepts =>
        Values switch
        {
            ValueDomain.Binary => static value => value is 0 or 1,
            ValueDomain.UnitInterval => static value => value is >= 0 and <= 1,
            ValueDomain.Count => static value => value is >= 0 and <= MostCounted && MathF.Truncate(value) == value,
            _ => float.IsFinite,
        };

    /// <summary>Throws where a value lies outside the data's domain.</summary>
    public void CheckValues(Batch examples)
    {
        var index = examples.FirstOutside(Accepts);
        if (index >= 0)
        {
            throw new ArgumentException(
                $"{(IsImage ? "Image" : "Example")} {index / examples.Width}, value {index % examples.Width} is {examples.Array[index].ToString(CultureInfo.InvariantCulture)}; values of {Name} are {Set}."
            );
        }
    }

    /// <summary>Throws where the likelihood takes binary values and the examples are grey.</summary>
    public void CheckModelled(Batch examples)
    {
        if (NeedsBinary && !examples.IsBinary)
        {
            throw new ArgumentException(
                $"The Bernoulli likelihood of {Name} takes binary images and these are grey; call Binarize(images, key) first."
            );
        }
    }
}
