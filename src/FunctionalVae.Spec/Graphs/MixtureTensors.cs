namespace FunctionalVae.Graphs;

/// <summary>The trained tensors of a mixture of K diagonal normals in k dimensions.</summary>
/// <param name="Logits">Whose softmax are the weights, [K].</param>
/// <param name="Means">mⱼ, [K·k], one component after the other.</param>
/// <param name="LogVariances">pⱼ, [K·k].</param>
public sealed record MixtureTensors(ParameterTensor Logits, ParameterTensor Means, ParameterTensor LogVariances);
