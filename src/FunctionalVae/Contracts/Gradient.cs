namespace FunctionalVae;

/// <summary>The objective of a batch and the gradient of the loss, which is minus the objective.</summary>
/// <typeparam name="TParameters">The model's parameter type.</typeparam>
/// <param name="Objective">In nats per example.</param>
/// <param name="Values">d loss / d parameters, shaped as the parameters.</param>
public sealed record Gradient<TParameters>(Objective Objective, TParameters Values);
