namespace FunctionalVae.Plans;

/// <summary>One typed operation of a plan over named buffers.</summary>
public abstract record PlanOp
{
    private protected PlanOp() { }

    /// <summary>
    /// Multiply-adds of matrix products per example. Everything else an operation does (elementwise functions, sums over a row) counts
    /// as none: it is few beside them.
    /// </summary>
    public virtual long MultiplyAdds => 0;
}
