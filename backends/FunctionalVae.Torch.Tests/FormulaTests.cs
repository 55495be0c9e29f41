using System.Reflection;
using FunctionalVae.Formulas;
using FunctionalVae.Interpreter;
using TorchSharp;
using static TorchSharp.torch;

namespace FunctionalVae.Torch.Tests;

/// <summary>
/// Activations on tensors, value and gradient, against float64: at 0, at the places where derivatives jump, and far out. A branch that is not
/// taken must not spoil a gradient (0 · ∞), and at a bound the derivative is the specification's and not torch's.
/// </summary>
public sealed class FormulaTests
{
    private static readonly float[] Places =
    [
        0,
        -0f,
        1e-30f,
        -1e-30f,
        1e-3f,
        -1e-3f,
        0.5f,
        -0.5f,
        1,
        -1,
        3,
        -3,
        2.9999f,
        -3.0001f,
        6,
        -6,
        20,
        -20,
        88,
        -88,
        104,
        -104,
        1e4f,
        -1e4f,
    ];

    /// <summary>The functions of torch that stand for a formula as they are.</summary>
    private static readonly Dictionary<Activation, Func<Tensor, Tensor>> Native = new()
    {
        [Activation.Relu] = x => nn.functional.relu(x),
        [Activation.Tanh] = tanh,
        [Activation.Gelu] = x => nn.functional.gelu(x),
        [Activation.LeakyRelu] = TorchOps.LeakyRelu,
        [Activation.Sigmoid] = sigmoid,
        [Activation.Softplus] = x => nn.functional.softplus(x),
        [Activation.Silu] = TorchOps.Silu,
        [Activation.Elu] = TorchOps.Elu,
    };

    public static TheoryData<Activation> Activations { get; } =
    [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Identity)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void An_activation_has_the_formulas_value_and_gradient(Activation activation)
    {
        Assert.Equal(activation.Formula().Torch is not null, Native.ContainsKey(activation));
        Check(activation.Formula().Value, Native.TryGetValue(activation, out var own) ? own : null);
    }

    [Fact]
    public void Logarithms_and_gamma_functions_of_positive_numbers()
    {
        var x = ActivationFormula.X;
        float[] places = [1e-3f, 0.3f, 1, 1.4616f, 2, 2.5f, 3.9999f, 4, 7, 30, 1e3f, 1e6f];
        foreach (var formula in (Formula[])[Formula.Log(x), Formula.Log1p(x), Formula.LogGamma(x), Formula.LogGammaRemainder(x)])
        {
            Check(formula, null, places);
        }

        // Derivatives themselves, of a value that no gradient goes through.
        foreach (var formula in (Formula[])[Formula.Digamma(x), Formula.DigammaRemainder(x)])
        {
            var exact = FormulaInterpreter.Compile(formula, x);
            foreach (var place in places)
            {
                using var scope = NewDisposeScope();
                Near(exact([place]).Value, ((Tensor)On(formula, tensor(new[] { place }))).item<float>(), $"{formula} at {place}");
            }
        }
    }

    [Fact]
    public void Masses_of_counts_have_the_formulas_values_and_gradients()
    {
        Check(new PoissonLikelihood().Density, TorchCounts.Poisson, [0]);
        Check(new NegativeBinomialLikelihood(new FixedDispersion()).Density, TorchCounts.NegativeBinomial, [0.01f, 0.3f, 1, 5]);
    }

    [Fact]
    public void The_normal_density_has_the_formulas_value_and_gradients()
    {
        var density = new SquaredErrorLikelihood().Density;
        Assert.Equal("TorchOps.Normal", density.Torch);
        var variance = density.Parameters[0].Variable;
        var exact = FormulaInterpreter.Compile(density.LogDensity, [ValueDensity.X, density.Output, variance]);
        foreach (var (x, mean, square) in (ReadOnlySpan<(float, float, float)>)[(0.5f, -1, 2), (3, 3, 0.01f), (-40, 7, 1e-3f), (0, 1, 1)])
        {
            using var scope = NewDisposeScope();
            var (output, number) = (tensor(new[] { mean }, requires_grad: true), tensor(new[] { square }, requires_grad: true));
            var value = TorchOps.Normal(tensor(new[] { x }), output, number);
            value.sum().backward();
            var tape = new Tape();
            Dual[] at = [x, tape.Variable(mean), tape.Variable(square)];
            var expected = exact(at);
            var slopes = tape.Differentiate(expected);
            var what = $"normal of {x} at {mean}, {square}";
            Near(expected.Value, value.item<float>(), what);
            Near(slopes[at[1].Node], output.grad!.item<float>(), $"{what}, by its mean");
            Near(slopes[at[2].Node], number.grad!.item<float>(), $"{what}, by its variance");
        }
    }

    private static void Check(ValueDensity density, Func<Tensor, Tensor, Tensor[], Tensor> own, float[] parameters)
    {
        Assert.Equal($"TorchCounts.{density.Name}", density.Torch);
        Formula.Variable[] variables = [ValueDensity.X, density.Output, .. density.Parameters.Select(parameter => parameter.Variable)];
        var exact = FormulaInterpreter.Compile(density.LogDensity, variables);
        foreach (var count in (float[])[0, 1, 2, 7, 40, 300])
        {
            foreach (var logMean in (float[])[-17, -3, -0.2f, 0.7f, 2, 4, 6])
            {
                foreach (var parameter in parameters)
                {
                    using var scope = NewDisposeScope();
                    var (output, number) = (
                        tensor(new[] { logMean }, requires_grad: true),
                        tensor(new[] { parameter }, requires_grad: true)
                    );
                    var value = own(tensor(new[] { count }), output, [number]);
                    value.sum().backward();
                    var tape = new Tape();
                    Dual[] at = [count, tape.Variable(logMean), .. density.Parameters.Select(_ => tape.Variable(parameter))];
                    var expected = exact(at);
                    var slopes = tape.Differentiate(expected);
                    var what = $"{density.Name} of {count} at {logMean}, {parameter}";
                    // What is rounded is as large as the mean, the count and, of the dispersion's part, their squares.
                    var size = count + Math.Exp(logMean);
                    Within(expected.Value, value.item<float>(), 1 + size, what);
                    Within(slopes[at[1].Node], output.grad!.item<float>(), size, $"{what}, by its head");
                    if (at.Length > 2)
                    {
                        // Torch differentiates log(1 + α·m)/α as it stands: of two parts as large as m/α the difference is left.
                        Within(
                            slopes[at[2].Node],
                            number.grad!.item<float>(),
                            (1 + size) * (1 + size + (1 / parameter)),
                            $"{what}, by its dispersion"
                        );
                    }
                }
            }
        }
    }

    private static void Within(double expected, float actual, double size, string what) =>
        Assert.True(Math.Abs(expected - actual) <= 3e-6 * (size + Math.Abs(expected)), $"{what}: {actual}, but {expected}");

    [Fact]
    public void A_branch_that_is_not_taken_is_seen_to_spoil_a_gradient() =>
        Assert.Throws<Xunit.Sdk.TrueException>(() => Check(Activation.Elu.Formula().Value, null));

    [Fact]
    public void Every_function_of_formulas_has_a_form_on_tensors() =>
        Assert.Empty(
            typeof(ScalarFunctions)
                .GetProperties(BindingFlags.Static | BindingFlags.Public)
                .Select(property => property.Name)
                .Except(typeof(TorchFunctions).GetMethods().Select(method => method.Name))
        );

    private static void Check(Formula formula, Func<Tensor, Tensor>? own, float[]? places = null)
    {
        var exact = FormulaInterpreter.Compile(formula, ActivationFormula.X);
        foreach (var place in places ?? Places)
        {
            using var scope = NewDisposeScope();
            var x = tensor(new[] { place }, requires_grad: true);
            var y = own is null ? (Tensor)On(formula, x) : own(x);
            y.sum().backward();
            var tape = new Tape();
            var variable = tape.Variable(place);
            var value = exact([variable]);
            // Terms of float32 cancel in the derivative of Mish; and torch's softplus is x above 20.
            Near(value.Value, y.item<float>(), $"{formula} at {place}");
            Near(tape.Differentiate(value)[variable.Node], x.grad!.item<float>(), $"the derivative of {formula} at {place}");
        }
    }

    // Torch's gamma functions are off by that beside their zeros; and of the remainders that it lacks up to four terms are added for small x.
    private static void Near(double expected, float actual, string what) =>
        Assert.True(
            Math.Abs(expected - actual) <= (2e-6 * Math.Abs(expected)) + (what.Contains("gamma", StringComparison.Ordinal) ? 5e-7 : 1e-7),
            $"{what}: {actual}, but {expected}"
        );

    // As the generator writes it: numbers as they are where the function takes them.
    private static object On(Formula formula, Tensor x) =>
        formula switch
        {
            Formula.Variable => x,
            Formula.Number number => number.Value,
            Formula.Call call => Call(call, x),
            _ => throw new NotSupportedException(),
        };

    private static object Call(Formula.Call call, Tensor x)
    {
        object[] arguments =
        [
            .. call
                .Arguments.Select(argument => On(argument, x))
                .Select(argument => argument is double number && !call.Function.TakesNumbers ? TorchFunctions.Number(number, x) : argument),
        ];
        return typeof(TorchFunctions)
            .GetMethod(call.Function.Name, Array.ConvertAll(arguments, each => each is double ? typeof(double) : typeof(Tensor)))!
            .Invoke(null, arguments)!;
    }
}
