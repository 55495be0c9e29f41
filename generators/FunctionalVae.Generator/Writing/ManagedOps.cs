using System.Text;
using FunctionalVae.Graphs;

namespace FunctionalVae.Generator.Writing;

/// <summary>Prints the kernel call of an operation.</summary>
internal static class ManagedOps
{
    // What most calls need in characters.
    private const int Length = 160;

    /// <summary>The call, as a statement.</summary>
    public static string Write(Operation operation, Func<GraphValue, string> buffer)
    {
        var call = operation.Call;
        var text = new StringBuilder(call.Kernel, Length).Append(call.TakesMemory ? "(lane, memory" : "(lane");
        foreach (var operand in call.Operands)
        {
            if (operand.IsArgument)
            {
                text.Append(", ").Append(Argument(operand, buffer));
            }
        }

        return text.Append(");").ToString();
    }

    public static string Name(ParameterTensor tensor) => Literals.Identifier(tensor.Name);

    public static string GradientName(ParameterTensor tensor)
    {
        var name = Literals.Identifier(tensor.Name);
        return "d" + char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    private static string Window(Window window) =>
        $"new(Height: {Literals.Of(window.Height)}, Width: {Literals.Of(window.Width)}, Channels: {Literals.Of(window.Channels)}, Kernel: {Literals.Of(window.Kernel)}, Stride: {Literals.Of(window.Stride)}, Padding: {Literals.Of(window.Padding)})";

    private static IEnumerable<string> Parts(Operand.Parameter parameter) =>
        parameter.Tensor is not { } tensor ? [Literals.Of(parameter.Value)]
        : parameter.HasGradient ? [Literals.Of(parameter.Value), Name(tensor), GradientName(tensor)]
        : [Literals.Of(parameter.Value), Name(tensor)];

    private static string Argument(Operand operand, Func<GraphValue, string> buffer) =>
        operand switch
        {
            Operand.Read own => buffer(own.Value),
            Operand.Write own => buffer(own.Value),
            Operand.Weight own => Name(own.Tensor),
            Operand.WeightGradient own => Name(own.Tensor),
            Operand.Vector own => Name(own.Tensor),
            Operand.VectorGradient own => GradientName(own.Tensor),
            Operand.Parameter own => $"{own.Name}: new({string.Join(", ", Parts(own))})",
            Operand.Number own => $"{own.Name}: {Literals.Of(own.Value)}",
            Operand.Count own => $"{own.Name}: {Literals.Of(own.Value)}",
            Operand.Columns own => $"{own.Name}: [{string.Join(", ", own.Values.Select(Literals.Of))}]",
            Operand.Place own => "window: " + Window(own.Window),
            _ => throw new NotSupportedException($"{operand} is not an argument."),
        };
}
