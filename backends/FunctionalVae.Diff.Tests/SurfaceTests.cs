using FunctionalVae.Backends.Tests;
using Microsoft.FSharp.Core;

namespace FunctionalVae.Diff.Tests;

/// <summary>What the default tests compile against is what DiffSharp and F#'s core library are.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void Every_declared_member_is_in_the_real_assemblies()
    {
        Assert.Empty(Missing(Surface("DiffSharp"), typeof(DiffSharp.Tensor)));
        Assert.Empty(Missing(Surface("FSharp"), typeof(Unit)));
    }

    [Theory]
    [InlineData("public Tensor sqrt()", "public Tensor root()", "DiffSharp.Tensor: DiffSharp.Tensor.root()")]
    [InlineData("public void reverse(FSharpOption<Tensor>?", "public void reverse(Tensor?", "DiffSharp.Tensor: DiffSharp.Tensor.reverse(")]
    [InlineData("CUDA = 1", "CUDA = 2", "DiffSharp.DeviceType: DiffSharp.DeviceType.CUDA")]
    [InlineData("UnaryOpElementwise : UnaryOp", "UnaryOpElementwise : BinaryOp", "DiffSharp.UnaryOpElementwise : ")]
    public void A_member_that_is_declared_wrongly_is_seen(string declared, string wrong, string missing)
    {
        Assert.Contains(declared, Surface("DiffSharp"), StringComparison.Ordinal);
        Assert.Contains(
            Missing(Surface("DiffSharp").Replace(declared, wrong, StringComparison.Ordinal), typeof(DiffSharp.Tensor)),
            line => line.StartsWith(missing, StringComparison.Ordinal)
        );
    }

    private static string Surface(string name) => File.ReadAllText(Path.Combine(Repository.Root, "backends", "Surfaces", name + ".cs"));

    private static IReadOnlyList<string> Missing(string surface, Type type)
    {
        var assembly = type.Assembly.Location;
        var others = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => path != assembly);
        return SurfaceCheck.Missing(surface, assembly, others);
    }
}
