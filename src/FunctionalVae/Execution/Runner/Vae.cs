using FunctionalVae.Passes;
using FunctionalVae.Runner;

namespace FunctionalVae;

/// <summary>
/// Models from specifications that are made while a program runs: by an F# script, a notebook, or a search over architectures. They run on the
/// kernels of generated models and give the same bits; what is missing is the types that keep the examples of one model from another.
/// </summary>
public static class Vae
{
    /// <summary>The model of <paramref name="spec"/>, whose objective is an evidence lower bound.</summary>
    /// <param name="spec">A specification with a likelihood and a prior.</param>
    /// <param name="name">What to call the model in messages and files.</param>
    /// <exception cref="ArgumentException">The specification breaks a rule, and the message says which, and where; or it has no evidence lower bound.</exception>
    public static IVae<Batch, PosteriorBatch, Batch, Batch, ParameterVector, TrainingState> From(VaeSpec spec, string name = "Vae") =>
        new LikelihoodVae<Batch, PosteriorBatch, Batch, Batch, ParameterVector, TrainingState>(
            spec.HasEvidenceLowerBound || SpecRules.Check(spec).Count > 0
                ? ModelFrom(spec, name)
                : throw new ArgumentException(
                    $"The objective of {name} is not an evidence lower bound; take {nameof(Vae)}.{nameof(ObjectiveFrom)}.",
                    nameof(spec)
                )
        );

    /// <summary>The model of any <paramref name="spec"/>, one without a likelihood or a prior too: with an objective, but without ELBO and importance weights.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="name">What to call the model in messages and files.</param>
    /// <exception cref="ArgumentException">The specification breaks a rule; the message says which, and where.</exception>
    public static IObjectiveVae<Batch, PosteriorBatch, Batch, Batch, ParameterVector, TrainingState> ObjectiveFrom(
        VaeSpec spec,
        string name = "Vae"
    ) => new ObjectiveVae<Batch, PosteriorBatch, Batch, Batch, ParameterVector, TrainingState>(ModelFrom(spec, name));

    /// <summary>The model of any <paramref name="spec"/> behind plain values, as tools want it.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="name">What to call the model in messages and files.</param>
    /// <exception cref="ArgumentException">The specification breaks a rule; the message says which, and where.</exception>
    public static IVaeModel ModelFrom(VaeSpec spec, string name = "Vae")
    {
        var plan = Plan.Of(spec);
        return new ManagedModel(spec, ModelLayout.Of(plan, spec, name), new PlannedProgram(plan));
    }
}
