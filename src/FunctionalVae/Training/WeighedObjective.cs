using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>The importance-weighted bound of examples from the terms of their draws, at β = 1.</summary>
internal static class WeighedObjective
{
    /// <summary>Σ w̃ log(q/p)(z), and that from which it is subtracted to give log (1/K) Σ w; both averaged over the examples, in nats.</summary>
    /// <param name="model">The model.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="examples">Examples, as the likelihood models them.</param>
    /// <param name="noise">For each draw a noise vector for each example.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    public static Objective Of(IVaeModel model, ParameterVector parameters, Batch examples, IReadOnlyList<Batch> noise, int threads)
    {
        var draws = new IReadOnlyList<ExampleTerms>[noise.Count];
        Parts.Each(draws.Length, draw => draws[draw] = model.Terms(parameters, examples, noise[draw]), threads, default);
        var (kl, bound) = (0.0, 0.0);
        for (var example = 0; example < examples.Count; example++)
        {
            var sum = new WeightSum();
            foreach (var terms in draws)
            {
                sum.Add(terms[example].LogWeight);
            }

            bound += sum.Log - Math.Log(draws.Length);
            foreach (var terms in draws)
            {
                var weight = Math.Exp(terms[example].LogWeight - sum.Log);
                kl -= weight == 0 ? 0 : weight * terms[example].LogPriorRatio;
            }
        }

        return new((bound + kl) / examples.Count, kl / examples.Count, Beta: 1);
    }
}
