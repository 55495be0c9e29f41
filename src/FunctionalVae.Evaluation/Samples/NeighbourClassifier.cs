using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>
/// Classes by the nearest labelled examples (Cover and Hart 1967): the probability of a class is its share of the k nearest by the Euclidean distance.
/// Nothing is trained, so that two models are judged by the same classifier.
/// </summary>
public sealed class NeighbourClassifier
{
    /// <summary>k where none is given.</summary>
    public const int UsualNeighbours = 10;

    private readonly Batch examples;
    private readonly int[] labels;
    private readonly int neighbours;

    private NeighbourClassifier(Batch examples, int[] labels, int neighbours) =>
        (this.examples, this.labels, this.neighbours, Classes) = (examples, labels, neighbours, labels.Max() + 1);

    /// <summary>The number of classes: one more than the greatest label.</summary>
    public int Classes { get; }

    /// <summary>A classifier by some examples.</summary>
    /// <param name="examples">[count, inputs].</param>
    /// <param name="labels">The class of each, from 0.</param>
    /// <param name="neighbours">k.</param>
    /// <exception cref="ArgumentException">There is not one label for each example, a label is negative, or there are fewer than k examples.</exception>
    public static NeighbourClassifier Of(Batch examples, IReadOnlyList<int> labels, int neighbours = UsualNeighbours)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(neighbours);
        return labels.Count != examples.Count
                ? throw new ArgumentException($"There are {labels.Count} labels of {examples.Count} examples.", nameof(labels))
            : labels.Any(label => label < 0)
                ? throw new ArgumentException("A label is negative; classes are counted from 0.", nameof(labels))
            : examples.Count < neighbours
                ? throw new ArgumentException(
                    $"There are {examples.Count} examples, and {neighbours} neighbours are asked for.",
                    nameof(examples)
                )
            : new(examples, [.. labels], neighbours);
    }

    /// <summary>The probability of each class of each example, [count][classes].</summary>
    /// <param name="asked">[count, inputs].</param>
    /// <param name="threads">Threads; 0 for one per processor. The result does not depend on them.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ArgumentException">The examples have another size than those that are known.</exception>
    public IReadOnlyList<ValueList<double>> Probabilities(Batch asked, int threads = 0, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Width != examples.Width)
        {
            throw new ArgumentException(
                $"The examples have {asked.Width} values, and those that are known {examples.Width}.",
                nameof(asked)
            );
        }

        var all = new ValueList<double>[asked.Count];
        Parts.Each(all.Length, row => all[row] = Votes(asked[row].Span), threads, cancel);
        return all;
    }

    private ValueList<double> Votes(ReadOnlySpan<float> asked)
    {
        // The nearest so far, the furthest of them first.
        var nearest = new PriorityQueue<int, double>(neighbours + 1);
        for (var row = 0; row < examples.Count; row++)
        {
            var known = examples[row].Span;
            var distance = 0.0;
            for (var i = 0; i < known.Length; i++)
            {
                distance += (known[i] - (double)asked[i]) * (known[i] - (double)asked[i]);
            }

            nearest.Enqueue(row, -distance);
            if (nearest.Count > neighbours)
            {
                nearest.Dequeue();
            }
        }

        var votes = new int[Classes];
        foreach (var (row, _) in nearest.UnorderedItems)
        {
            votes[labels[row]]++;
        }

        return ValueList.From(votes.Select(count => count / (double)neighbours));
    }
}
