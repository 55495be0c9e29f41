using System.Reflection;
using FunctionalVae.Zoo;

namespace FunctionalVae.Diff.Tests;

/// <summary>The zoo on DiffSharp, by model and backend; without FashionVae, whose GELU DiffSharp cannot express.</summary>
internal static class DiffZoo
{
    public const string Reference = "reference";
    public const string Torch = "torch";

    private static readonly Dictionary<string, Func<string, string, IVaeModel>> Models = new(StringComparer.Ordinal)
    {
        [nameof(ConditionalDigits)] = ConditionalDigits.Diff.ModelOn,
        [nameof(DigitsVae)] = DigitsVae.Diff.ModelOn,
        [nameof(LinearVae)] = LinearVae.Diff.ModelOn,
        [nameof(MnistManifold)] = MnistManifold.Diff.ModelOn,
        [nameof(MnistVae)] = MnistVae.Diff.ModelOn,
        [nameof(MoonsVae)] = MoonsVae.Diff.ModelOn,
        [nameof(TinyVae)] = TinyVae.Diff.ModelOn,
    };

    /// <summary>Every model on every backend.</summary>
    public static TheoryData<string, string> All => Each([.. Models.Keys]);

    /// <summary>These models on every backend.</summary>
    public static TheoryData<string, string> Each(params IEnumerable<string> names)
    {
        var data = new TheoryData<string, string>();
        foreach (var name in names)
        {
            data.Add(name, Reference);
            data.Add(name, Torch);
        }

        return data;
    }

    /// <summary>A model on a backend; skips the test where the build has no such backend.</summary>
    public static VaeModel Model(string name, string backend)
    {
        Require(backend);
        return (VaeModel)Models[name]("cpu", backend);
    }

    /// <summary>Skips the test where the build has no such backend.</summary>
    public static void Require(string backend) =>
        Skip.If(
            backend == Torch && Runtime == "lite",
            "Built with DiffSharp-lite, which has no libtorch; -p:DiffSharpRuntime=cpu builds with one."
        );

    /// <summary>Which package the build took: a backend that fails to load must not look like one that is not there.</summary>
    public static string? Runtime =>
        typeof(DiffZoo).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "DiffSharpRuntime").Value;
}
