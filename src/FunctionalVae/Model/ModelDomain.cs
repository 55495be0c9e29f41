using System.Globalization;

namespace FunctionalVae;

/// <summary>What a specification says of its input's values, and the checks that follow from it.</summary>
/// <param name="Name">The model's name, for messages.</param>
/// <param name="Values">The domain of the data.</param>
/// <param name="Binarization">How grey values become binary.</param>
/// <param name="NeedsBinary">Whether the likelihood takes binary values only.</param>
internal sealed record ModelDomain(string Name, ValueDomain Values, Binarization Binarization, bool NeedsBinary)
{
    public static ModelDomain Of(string name, VaeSpec spec) =>
        new(name, spec.Input.Domain, spec.Input.Binarization, spec.Likelihood is BernoulliLikelihood);

    /// <summary>Throws where a value lies outside the data's domain.</summary>
    public void CheckValues(Batch images)
    {
        var index = Values switch
        {
            ValueDomain.Binary => images.FirstOutside(static value => value is 0 or 1),
            ValueDomain.UnitInterval => images.FirstOutside(static value => value is >= 0 and <= 1),
            _ => images.FirstOutside(float.IsFinite),
        };
        if (index >= 0)
        {
            var set = Values switch
            {
                ValueDomain.Binary => "0 or 1",
                ValueDomain.UnitInterval => "in [0, 1]",
                _ => "finite",
            };
            throw new ArgumentException(
                $"Image {index / images.Width}, value {index % images.Width} is {images.Array[index].ToString(CultureInfo.InvariantCulture)}; values of {Name} are {set}."
            );
        }
    }

    /// <summary>Throws where the likelihood takes binary values and the images are grey.</summary>
    public void CheckModelled(Batch images)
    {
        if (NeedsBinary && !images.IsBinary)
        {
            throw new ArgumentException(
                $"The Bernoulli likelihood of {Name} takes binary images and these are grey; call Binarize(images, key) first."
            );
        }
    }
}
