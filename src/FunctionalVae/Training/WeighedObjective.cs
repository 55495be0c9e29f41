namespace FunctionalVae;

/// <summary>The importance-weighted bound of examples from the terms of their draws, at β = 1.</summary>
internal static class WeighedObjective
{
    /// <summary>Σ w̃ log p(x|z), and what is subtracted from it to give log (1/K) Σ w; both averaged over the examples, in nats.</summary>
    /// <param name="model">The model.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="examples">Examples, as the likelihood models them.</param>
    /// <param name="noise">For each draw a noise vector for each example.</param>
    public static Objective Of(IVaeModel model, ParameterVector parameters, Batch examples, IReadOnlyList<Batch> noise)
    {
        var draws = noise.Select(each => model.Terms(parameters, examples, each)).ToList();
        var (reconstruction, bound) = (0.0, 0.0);
        for (var example = 0; example < examples.Count; example++)
        {
            var sum = new WeightSum();
            foreach (var terms in draws)
            {
                sum.Add(terms[example].LogWeight);
            }

            bound += sum.Log - Math.Log(draws.Count);
            foreach (var terms in draws)
            {
                var weight = Math.Exp(terms[example].LogWeight - sum.Log);
                reconstruction += weight == 0 ? 0 : weight * terms[example].Reconstruction;
            }
        }

        return new(reconstruction / examples.Count, (reconstruction - bound) / examples.Count, Beta: 1);
    }
}
