namespace FunctionalVae.Plans;

/// <summary>draw = head: a latent without noise.</summary>
public sealed record CopyHead(PlanBuffer Head, PlanBuffer Draw) : PlanOp;

/// <summary>The Kullback–Leibler term of a latent without a prior: 0 for each example.</summary>
public sealed record NoKl(PlanBuffer Head) : PlanOp;

/// <summary>d head = d draw.</summary>
public sealed record CopyHeadGradient(PlanBuffer DrawGradient, PlanBuffer HeadGradient) : PlanOp;
