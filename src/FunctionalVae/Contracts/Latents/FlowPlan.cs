using FunctionalVae.Passes;

namespace FunctionalVae;

/// <summary>A flow that is trained alone: its plan, whose examples are posteriors, and where its weights lie.</summary>
internal sealed class FlowPlan
{
    /// <exception cref="ArgumentException">The flow breaks a rule; the message says which.</exception>
    public FlowPlan(FlowPrior flow, int size, string name)
    {
        // Two numbers for each dimension. No likelihood is in the plan; the specification has to name one.
        Spec = new(new Features(2 * size), [], new DiagonalNormalLatent(size, flow), [], new SquaredErrorLikelihood());
        if (SpecRules.Check(Spec) is [var problem, ..])
        {
            throw new ArgumentException(problem.Message);
        }

        Plan = Plan.Of(flow, size);
        Layout = ModelLayout.Of(Plan, Spec, name);
    }

    public VaeSpec Spec { get; }

    public Plan Plan { get; }

    public ModelLayout Layout { get; }
}
