namespace FunctionalVae.Passes;

/// <summary>The examples of its own that a prior has the encoder encode, beside every batch.</summary>
/// <param name="Count">How many: rows of what is computed of them.</param>
/// <param name="Arena">Floats of arena that they take, whatever the batch.</param>
/// <param name="Tensor">The number of the trained tensor that holds them.</param>
public sealed record OwnExamples(int Count, int Arena, int Tensor);
