using FunctionalVae.Passes;

namespace FunctionalVae;

/// <summary>A flow that is trained alone: a <see cref="FlowPrior"/> whose plan has posteriors for examples, and where its weights lie.</summary>
internal sealed class FlowPlan
{
    private readonly FlowPrior prior;

    /// <param name="couplings">The number of couplings.</param>
    /// <param name="units">The units of each hidden layer.</param>
    /// <param name="size">Latent dimensions.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="isCorrelated">Whether the posteriors have full covariances.</param>
    /// <exception cref="ArgumentException">The flow breaks a rule; the message says which.</exception>
    public FlowPlan(int couplings, int units, int size, string name, bool isCorrelated = false)
    {
        prior = new(couplings, units);
        Latent latent = isCorrelated ? new FullNormalLatent(size, prior) : new DiagonalNormalLatent(size, prior);
        // The numbers of a posterior. No likelihood is in the plan; the specification has to name one.
        Spec = new(new Features(PosteriorBatch.HeadWidth(latent)), [], latent, [], new SquaredErrorLikelihood());
        var problems = new ProblemList();
        prior.Check($"{nameof(VaeSpec.Latent)}.{nameof(DiagonalNormalLatent.Prior)}", size, null, null, problems);
        if (problems.ToValueList() is [var problem, ..])
        {
            throw new ArgumentException(problem.Message);
        }

        Plan = Plan.Of(latent);
        Layout = ModelLayout.Of(Plan, Spec, name);
    }

    /// <summary>The number of couplings.</summary>
    public int Couplings => prior.Couplings;

    /// <summary>The units of each hidden layer.</summary>
    public int Units => prior.Units;

    public VaeSpec Spec { get; }

    public Plan Plan { get; }

    public ModelLayout Layout { get; }

    /// <summary>The couplings with their weights.</summary>
    public CouplingChain With(ParameterVector weights) => new(prior.AllOf(Layout.LatentWidth), weights);
}
