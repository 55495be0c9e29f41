namespace FunctionalVae.Checkpoints;

/// <summary>A tensor of a safetensors file that is not read, because its values are not floating-point numbers.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">The format's word for its type, such as <c>I64</c>.</param>
public sealed record UnreadTensor(string Name, string Type);
