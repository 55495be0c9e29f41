namespace FunctionalVae.Plans;

/// <summary>output = f(input), element by element. Input and output are one buffer where the derivative can be told from the output.</summary>
public sealed record Activate(Activation Function, PlanBuffer Input, PlanBuffer Output) : PlanOp;

/// <summary>
/// d input = d output · f′, from the <paramref name="Saved"/> value: the output for ReLU and tanh (in place, as their forward step is),
/// the input for GELU.
/// </summary>
public sealed record ActivationGradient(Activation Function, PlanBuffer Saved, PlanBuffer OutputGradient, PlanBuffer InputGradient)
    : PlanOp;
