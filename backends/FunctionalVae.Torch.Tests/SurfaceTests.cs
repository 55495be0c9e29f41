using FunctionalVae.Backends.Tests;

namespace FunctionalVae.Torch.Tests;

/// <summary>What the default tests compile against is what TorchSharp is.</summary>
public sealed class SurfaceTests
{
    private static readonly string[] Assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    [Fact]
    public void Every_declared_member_is_in_the_real_assembly() => Assert.Empty(Missing(Surface));

    [Theory]
    [InlineData("public Tensor expm1()", "public Tensor expm2()", "TorchSharp.torch+Tensor: TorchSharp.torch.Tensor.expm2()")]
    [InlineData(
        "add_(Tensor target, Scalar alpha)",
        "add_(Tensor target, double alpha)",
        "TorchSharp.torch+Tensor: TorchSharp.torch.Tensor.add_("
    )]
    [InlineData("Float32 = 6", "Float32 = 5", "TorchSharp.torch+ScalarType: TorchSharp.torch.ScalarType.Float32")]
    [InlineData("public class Parameter : torch.Tensor", "public class Parameter : torch.Device", "TorchSharp.Modules.Parameter : ")]
    public void A_member_that_is_declared_wrongly_is_seen(string declared, string wrong, string missing)
    {
        Assert.Contains(declared, Surface, StringComparison.Ordinal);
        Assert.Contains(
            Missing(Surface.Replace(declared, wrong, StringComparison.Ordinal)),
            line => line.StartsWith(missing, StringComparison.Ordinal)
        );
    }

    private static string Surface =>
        string.Concat(
            new[] { "TorchSharp", "TorchSharpTensor", "TorchSharpModules" }.Select(name =>
                File.ReadAllText(Path.Combine(Repository.Root, "backends", "Surfaces", name + ".cs"))
            )
        );

    private static IReadOnlyList<string> Missing(string surface) =>
        SurfaceCheck.Missing(
            surface,
            typeof(TorchSharp.torch).Assembly.Location,
            Assemblies.Where(path => !path.EndsWith("TorchSharp.dll", StringComparison.Ordinal))
        );
}
