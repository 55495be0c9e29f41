using FsCheck;
using FsCheck.Fluent;

namespace FunctionalVae.Laws;

/// <summary>The functions under test of one distribution of one number, of whichever family; outcomes count as numbers.</summary>
internal sealed record Faces(
    Func<double, double> Log,
    Func<Key, double> Sample,
    Func<double> Mean,
    Func<double> Variance,
    Func<double> Entropy
);

/// <summary>A family of distributions of one number.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Counted">Whether its points are outcomes and not places on a line.</param>
/// <param name="Parameters">Generates parameters; every vector of their length is valid.</param>
/// <param name="Bind">The functions under test at given parameters.</param>
/// <param name="Nodes">Where to evaluate, so that the sum is the integral.</param>
/// <param name="Cumulative">The distribution function, by a formula of the tests' own.</param>
/// <param name="Steps">For each parameter that the log-probability is differentiable in, its natural unit; 0 for the others.</param>
internal sealed record ScalarFamily(
    string Name,
    bool Counted,
    Gen<double[]> Parameters,
    Func<Formulas, double[], Faces> Bind,
    Func<double[], IReadOnlyList<Node>> Nodes,
    Func<double[], double, double> Cumulative,
    Func<double[], double[]> Steps
);

/// <summary>One distribution of one number.</summary>
internal sealed record ScalarCase(ScalarFamily Family, double[] Parameters)
{
    private static readonly Formulas Right = new();

    public static Arbitrary<ScalarCase> Any { get; } = Of(ScalarFamilies.All);

    public static Arbitrary<ScalarCase> Of(IEnumerable<ScalarFamily> families) =>
        Arb.From(
            from family in Gen.Elements(families.ToArray())
            from parameters in family.Parameters
            select new ScalarCase(family, parameters),
            Simpler
        );

    public Faces Of(Formulas formulas) => Family.Bind(formulas, Parameters);

    public IReadOnlyList<Node> Nodes => Family.Nodes(Parameters);

    /// <summary>Σ w·p(x)·f(x) with the p under test.</summary>
    public double Expectation(Faces faces, Func<double, double> f) =>
        Nodes.Sum(node =>
        {
            var log = faces.Log(node.Point);
            return double.IsNegativeInfinity(log) ? 0 : node.Weight * Math.Exp(log) * f(node.Point);
        });

    /// <summary>E f(x) under the right distribution.</summary>
    public double Expectation(Func<double, double> f) => Expectation(Of(Right), f);

    public ScalarCase Moved(int parameter, double by) =>
        this with
        {
            Parameters = [.. Parameters.Select((value, i) => i == parameter ? value + by : value)],
        };

    public override string ToString() => $"{Family.Name}({string.Join(", ", Parameters.Select(value => value.ToString("R")))})";

    private static IEnumerable<ScalarCase> Simpler(ScalarCase one) =>
        Hard.Simpler(one.Parameters)
            .Where(parameters => parameters.Length == one.Parameters.Length)
            .Select(parameters => one with { Parameters = parameters });
}
