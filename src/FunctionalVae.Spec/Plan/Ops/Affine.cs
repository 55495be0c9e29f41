namespace FunctionalVae.Plans;

/// <summary>output = input · weight + bias, from [B, n] to [B, m].</summary>
public sealed record Affine(PlanBuffer Input, PlanParameter Weight, PlanParameter Bias, PlanBuffer Output) : PlanOp
{
    /// <summary>The weight's n·m values.</summary>
    public override long MultiplyAdds => Weight.Count;
}

/// <summary>d weight = inputᵀ · d output, d bias = Σ over the batch of d output.</summary>
public sealed record AffineParameterGradient(PlanBuffer Input, PlanBuffer OutputGradient, PlanParameter Weight, PlanParameter Bias) : PlanOp
{
    /// <summary>The weight's n·m values.</summary>
    public override long MultiplyAdds => Weight.Count;
}

/// <summary>d input = d output · weightᵀ.</summary>
public sealed record AffineInputGradient(PlanBuffer OutputGradient, PlanParameter Weight, PlanBuffer InputGradient) : PlanOp
{
    /// <summary>The weight's n·m values.</summary>
    public override long MultiplyAdds => Weight.Count;
}
