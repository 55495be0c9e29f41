namespace FunctionalVae.Plans;

/// <summary>One typed operation of a plan over named buffers.</summary>
public abstract record PlanOp
{
    private protected PlanOp() { }
}
