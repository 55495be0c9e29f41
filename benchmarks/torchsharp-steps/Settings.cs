using System.Globalization;

namespace FunctionalVae.TorchSharpSteps;

/// <summary>What is trained: the words that <c>pytorch_steps.py</c> takes too.</summary>
internal sealed record Settings(
    int Inputs,
    int[] Hidden,
    int Latent,
    string Activation,
    int Batch,
    int Threads,
    string Examples,
    bool IsBinarized,
    string Term
)
{
    /// <summary>From <c>--inputs 784 --hidden 400 --latent 20 --activation Relu --batch 128 --threads 1 --examples FILE [--binarize] [--term kl|full|renyi|correlation|mmd]</c>.</summary>
    public static Settings Parse(string[] words)
    {
        return new(
            Number("--inputs"),
            [.. Word("--hidden").Split(',').Select(units => int.Parse(units, CultureInfo.InvariantCulture))],
            Number("--latent"),
            Word("--activation"),
            Number("--batch"),
            Number("--threads"),
            Word("--examples"),
            words.Contains("--binarize"),
            words.Contains("--term") ? Word("--term") : "kl"
        );

        string Word(string name) =>
            Array.IndexOf(words, name) is >= 0 and var at && at + 1 < words.Length
                ? words[at + 1]
                : throw new ArgumentException($"{name} is missing.", nameof(words));

        int Number(string name) => int.Parse(Word(name), CultureInfo.InvariantCulture);
    }
}
