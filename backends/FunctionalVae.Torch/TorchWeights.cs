using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>
/// Between a model's <see cref="ParameterVector"/> and the parameters of its modules, which bear the same names. A weight is [outputs, inputs]
/// in torch and [inputs, outputs] in the vector, that of a convolution [outputs, channels, kernel, kernel] and [kernel, kernel, channels, outputs].
/// </summary>
public static class TorchWeights
{
    /// <summary>The values of <paramref name="module"/>'s parameters as those of a model with this layout.</summary>
    /// <exception cref="ArgumentException">The module lacks a parameter, or has it in another shape.</exception>
    public static ParameterVector Read(nn.Module module, ModelLayout layout) => Gather(layout, Ordered(module, layout));

    /// <summary>Sets the parameters of <paramref name="module"/>, wherever they lie.</summary>
    /// <exception cref="ArgumentException">The module lacks a parameter, or has it in another shape.</exception>
    public static void Write(nn.Module module, ParameterVector parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Scatter(parameters, Ordered(module, parameters.Layout));
    }

    /// <summary>The module's parameters in the order of the layout.</summary>
    internal static Parameter[] Ordered(nn.Module module, ModelLayout layout)
    {
        var named = module.named_parameters().ToDictionary(each => each.name, each => each.parameter, StringComparer.Ordinal);
        return [.. layout.Tensors.Select(tensor => Named(named, tensor))];
    }

    /// <summary>The values of tensors in the layout's order, as one vector.</summary>
    internal static ParameterVector Gather(ModelLayout layout, IReadOnlyList<Tensor> tensors)
    {
        var values = new float[layout.ParameterCount];
        foreach (var (tensor, torch) in layout.Tensors.Zip(tensors))
        {
            using var scope = NewDisposeScope();
            TorchValues.ToArray(FromTorch(torch.detach(), tensor)).CopyTo(values, tensor.Offset);
        }

        return ParameterVector.FromValues(layout, values);
    }

    /// <summary>Copies a vector into tensors in the layout's order.</summary>
    internal static void Scatter(ParameterVector values, IReadOnlyList<Tensor> tensors)
    {
        using var frozen = no_grad();
        foreach (var (tensor, torch) in values.Layout.Tensors.Zip(tensors))
        {
            using var scope = NewDisposeScope();
            torch.copy_(Part(values, tensor, torch.device));
        }
    }

    /// <summary>One tensor of a vector in torch's layout.</summary>
    internal static Tensor Part(ParameterVector values, ParameterTensor tensor, Device device)
    {
        var part = values.Values.Slice(tensor.Offset, tensor.Count).ToArray();
        return ToTorch(TorchValues.Of(part, [.. tensor.Shape.Dimensions.Select(size => (long)size)], device), tensor);
    }

    private static Tensor ToTorch(Tensor values, ParameterTensor tensor) =>
        tensor.IsVector ? values
        : tensor.IsKernel ? values.permute(new long[] { 3, 2, 0, 1 })
        : values.t();

    private static Tensor FromTorch(Tensor values, ParameterTensor tensor) =>
        tensor.IsVector ? values
        : tensor.IsKernel ? values.permute(new long[] { 2, 3, 1, 0 })
        : values.t();

    private static long[] TorchShape(ParameterTensor tensor) =>
        tensor.Shape.Dimensions is [var height, var width, var channels, var outputs] ? [outputs, channels, height, width]
        : tensor.IsVector ? [tensor.Outputs]
        : [tensor.Outputs, tensor.Inputs];

    private static Parameter Named(Dictionary<string, Parameter> named, ParameterTensor tensor)
    {
        if (!named.TryGetValue(tensor.Name, out var parameter))
        {
            throw new ArgumentException($"The module has no parameter {tensor.Name}; it has {string.Join(", ", named.Keys)}.");
        }

        var shape = TorchShape(tensor);
        return parameter.shape.SequenceEqual(shape)
            ? parameter
            : throw new ArgumentException(
                $"The module's {tensor.Name} has shape [{string.Join(", ", parameter.shape)}], the model needs [{string.Join(", ", shape)}]."
            );
    }
}
