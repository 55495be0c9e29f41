using System.Reflection;
using FunctionalVae.Formulas;
using FunctionalVae.Interpreter;

namespace FunctionalVae.Tests.Formulas;

/// <summary>
/// The functions that formulas are made of, found by reflection: each has a form in float64, and the derivative that it states is that of this
/// form, also at bounds and far out.
/// </summary>
public sealed class ScalarFunctionTests
{
    private static readonly Formula.Variable[] Variables = [new("a"), new("b"), new("c"), new("d")];

    private static readonly double[] Places = [-90, -20, -6, -3, -1.5, -1e-4, -0.0, 0, 1e-4, 0.25, 1, 2.5, 3, 6, 20, 90];

    public static TheoryData<string> Names { get; } =
    [.. All.Values.Where(function => function.HasDerivative).Select(function => function.Name)];

    internal static Dictionary<string, ScalarFunction> All =>
        typeof(ScalarFunctions)
            .GetProperties(BindingFlags.Static | BindingFlags.Public)
            .Select(property => (ScalarFunction)property.GetValue(null)!)
            .ToDictionary(function => function.Name, StringComparer.Ordinal);

    [Fact]
    public void Each_has_the_name_of_its_property() =>
        Assert.All(
            typeof(ScalarFunctions).GetProperties(),
            property => Assert.Equal(property.Name, ((ScalarFunction)property.GetValue(null)!).Name)
        );

    [Fact]
    public void Only_what_is_a_derivative_itself_states_none()
    {
        var names = All.Values.Where(function => !function.HasDerivative).Select(function => function.Name);
        Assert.Equal([nameof(ScalarFunctions.Digamma), nameof(ScalarFunctions.DigammaRemainder)], names);
        Assert.All(
            names,
            name =>
            {
                var error = Assert.Throws<NotSupportedException>(() => Call(name).Derivative(Variables[0]));
                Assert.Equal($"{name} states no derivative; it is one itself, and formulas are differentiated once.", error.Message);
                var form = FormulaInterpreter.Compile(Call(name), Variables);
                Assert.True(double.IsFinite(form([2]).Value));
                Assert.Throws<NotSupportedException>(() => form([new Tape().Variable(2)]));
            }
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_derivative_is_that_of_its_form_in_float64(string name)
    {
        var call = Call(name);
        var count = ((Formula.Call)call).Arguments.Count;
        var value = FormulaInterpreter.Compile(call, Variables);
        for (var argument = 0; argument < (name == nameof(ScalarFunctions.Clamp) ? 1 : count); argument++)
        {
            var stated = FormulaInterpreter.Compile(call.Derivative(Variables[argument]), Variables);
            foreach (var point in Points(count).Where(point => IsInside(name, point)))
            {
                var tape = new Tape();
                var numbers = Array.ConvertAll(point, tape.Variable);
                var result = value(numbers);
                var expected = tape.Differentiate(result)[numbers[argument].Node];
                var actual = stated(Array.ConvertAll(point, number => (Dual)number)).Value;
                Assert.True(
                    Math.Abs(expected - actual) <= 1e-9 * Math.Max(1e-9, Math.Abs(expected)),
                    $"d {name} by argument {argument} at {string.Join(", ", point)}: {actual}, but {expected}"
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void And_that_of_central_differences(string name)
    {
        const double step = 1e-5;
        var call = Call(name);
        var count = ((Formula.Call)call).Arguments.Count;
        var value = FormulaInterpreter.Compile(call, Variables);
        // Bounds are numbers of the specification, by which nothing is differentiated.
        for (var argument = 0; argument < (name == nameof(ScalarFunctions.Clamp) ? 1 : count); argument++)
        {
            var stated = FormulaInterpreter.Compile(call.Derivative(Variables[argument]), Variables);
            // Between the places, so that no kink is near, and where values are not so large that their differences are rounded away.
            var points = Points(count).Select(point => Array.ConvertAll(point, x => (x / 16) + 0.0137));
            foreach (var point in points.Where(point => IsInside(name, point) && !IsAtKink(name, point)))
            {
                var expected = (At(step) - At(-step)) / (2 * step);
                var actual = stated(Array.ConvertAll(point, number => (Dual)number)).Value;
                Assert.True(
                    Math.Abs(expected - actual) <= 1e-6 * Math.Max(1, Math.Abs(expected)),
                    $"d {name} by argument {argument} at {string.Join(", ", point)}: {actual}, but {expected}"
                );

                double At(double by)
                {
                    var moved = Array.ConvertAll(point, number => (Dual)number);
                    moved[argument] = point[argument] + by;
                    return value(moved).Value;
                }
            }
        }
    }

    private static Formula Call(string name)
    {
        // As many arguments as its text over vectors has places.
        var function = All[name];
        var count = Enumerable
            .Range(0, Variables.Length)
            .Count(place => function.Vector.Contains($"{{{place}}}", StringComparison.Ordinal));
        return function.Of([.. Variables.Take(count)]);
    }

    private static IEnumerable<double[]> Points(int count) =>
        count == 1
            ? Places.Select(place => new[] { place })
            : Enumerable
                .Range(0, 300)
                .Select(draw =>
                    Enumerable
                        .Range(0, count)
                        .Select(argument => Places[Key.FromSeed(7).Child((ulong)draw).Words((uint)argument, 0).Word0 % Places.Length])
                        .ToArray()
                );

    // Where it has a derivative: no division by 0, and bounds in their order that are not varied themselves.
    private static bool IsInside(string name, double[] at) =>
        name switch
        {
            nameof(ScalarFunctions.Divide) => at[1] != 0,
            nameof(ScalarFunctions.Log1p) => at[0] > -1,
            nameof(ScalarFunctions.Log)
            or nameof(ScalarFunctions.SquareRoot)
            or nameof(ScalarFunctions.LogGamma)
            or nameof(ScalarFunctions.LogGammaRemainder) => at[0] > 0,
            nameof(ScalarFunctions.Clamp) => at[1] < at[2],
            nameof(ScalarFunctions.SelectLess) => at[0] != at[1],
            _ => true,
        };

    private static bool IsAtKink(string name, double[] at) =>
        name is nameof(ScalarFunctions.Clamp) or nameof(ScalarFunctions.SelectLess)
        && at.Skip(1).Any(other => Math.Abs(at[0] - other) < 1e-3);
}
