namespace FunctionalVae.Plans;

/// <summary>output = input ∘ mask, element by element; the mask of a dropped value is 0, of a kept one 1/(1 − rate).</summary>
public sealed record ApplyMask(PlanBuffer Input, PlanBuffer Mask, PlanBuffer Output) : PlanOp;

/// <summary>Where a dropout mask lies and how many of its values are 0 while training.</summary>
/// <param name="Mask">The mask's buffer.</param>
/// <param name="Rate">The probability of 0.</param>
public sealed record DropoutSite(PlanBuffer Mask, double Rate);
