using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>Where an objective is not finite although the parameters are: which part of the data, and the first example that makes it so.</summary>
internal static class FiniteObjective
{
    private const int Group = 512;

    public static bool Is(ObjectiveEstimate estimate) => double.IsFinite(estimate.Objective.Unweighted);

    /// <summary>What is wrong with a part, and where to look.</summary>
    /// <param name="evaluation">The estimate that is not finite.</param>
    /// <param name="part">Train or test.</param>
    /// <param name="examples">The part as the model takes it.</param>
    /// <param name="table">The same examples as they were read, which know their place.</param>
    /// <param name="cancel">Stops the search.</param>
    public static string Problem(Evaluation evaluation, string part, Batch examples, ExampleTable table, CancellationToken cancel)
    {
        var broken = Broken(evaluation, examples, cancel);
        var first = broken.Count > 0 ? $" The first of {broken.Count}, and its value farthest from 0: {Place(broken[0])}." : "";
        return $"the objective of the {part} part is not finite. Look at the {part} {ModelText.Examples(evaluation.Model)}.{first}";

        string Place(int example) => table.Where(example, Farthest(examples[example].Span));
    }

    /// <summary>The numbers of the examples whose terms are not finite at the posteriors' means: what overflows there does so at nearly every draw.</summary>
    public static IReadOnlyList<int> Broken(Evaluation evaluation, Batch examples, CancellationToken cancel)
    {
        var model = evaluation.Model;
        var broken = new List<int>();
        var seen = model.Binarize(examples, Key.FromSeed(evaluation.Seed).Child(KeySites.Evaluation));
        for (var start = 0; start < seen.Count; start += Group)
        {
            cancel.ThrowIfCancellationRequested();
            var count = Math.Min(Group, seen.Count - start);
            var images = Dataset.Of(seen).Take([.. Enumerable.Range(start, count)]);
            var noise = model.NoiseFromValues(new float[count * model.Layout.LatentWidth]);
            var terms = model.Terms(evaluation.Parameters, images, noise);
            for (var i = 0; i < count; i++)
            {
                if (!double.IsFinite(terms[i].Reconstruction) || !double.IsFinite(terms[i].Kl))
                {
                    broken.Add(start + i);
                }
            }
        }

        return broken;
    }

    private static int Farthest(ReadOnlySpan<float> values)
    {
        var farthest = 0;
        for (var i = 1; i < values.Length; i++)
        {
            farthest = Math.Abs(values[i]) > Math.Abs(values[farthest]) ? i : farthest;
        }

        return farthest;
    }
}
