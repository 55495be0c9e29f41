using System.Globalization;

namespace FunctionalVae;

// What must hold of arguments before an execution sees them.
public abstract partial class VaeModel
{
    private Batch CheckTrained(Batch batch)
    {
        batch = CheckExamples(batch);
        if (domain.Binarization != Binarization.Dynamic)
        {
            domain.CheckModelled(batch);
        }

        return batch;
    }

    private Batch CheckScored(ParameterVector parameters, Batch examples, Batch noise, int draws = 1)
    {
        CheckParameters(parameters);
        examples = CheckExamples(examples);
        CheckNoise(noise, examples.Count, draws);
        domain.CheckModelled(examples);
        return examples;
    }

    private Batch CheckScored(ParameterVector parameters, Batch examples)
    {
        if (!HasEvidenceLowerBound)
        {
            throw new NotSupportedException(
                $"{Name} gives no probability of an example: {Spec.WhyNoEvidenceLowerBound}. Declare a model that has an evidence lower bound to score."
            );
        }

        CheckParameters(parameters);
        examples = CheckExamples(examples);
        domain.CheckModelled(examples);
        return examples;
    }

    // The examples, with the labels that the model reads where it has a condition.
    private protected Batch CheckExamples(Batch examples)
    {
        CheckWidth(examples, Layout.InputWidth, InputName);
        return Known(examples, InputName);
    }

    private void CheckNoise(Batch noise, int count, int draws = 1)
    {
        CheckWidth(noise, Layout.LatentWidth, "noise vector");
        if (noise.Count != (long)count * draws)
        {
            throw new ArgumentException(
                $"There are {count} examples and {noise.Count} noise vectors; give {(draws == 1 ? "one" : $"{draws}")} for each example."
            );
        }
    }

    private void CheckParameters(ParameterVector parameters) => parameters.RequireFit(Layout);

    private void CheckWidth(Batch batch, int width, string what)
    {
        if (batch.Width != width)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"One {what} of {Name} has {width} values, these have {batch.Width}.")
            );
        }
    }

    private static Batch Finite(Batch batch, string what)
    {
        var index = batch.FirstOutside(float.IsFinite);
        return index < 0
            ? batch
            : throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what} {index / batch.Width}, value {index % batch.Width} is {batch.Array[index]}; give finite numbers."
                )
            );
    }
}
