using FunctionalVae.Package.Tests.Harness;

namespace FunctionalVae.Package.Tests;

/// <summary>For which processors a program is compiled ahead of time; the compiler itself is not needed for this.</summary>
[Collection(PackedCollection.Name)]
public sealed class InstructionSetDefaultTests(PackedFeed feed)
{
    private const string Native = "-p:PublishAot=true";

    [Theory]
    [InlineData("Native", "x86-64-v3", Native, "-p:RuntimeIdentifier=linux-x64")]
    [InlineData("Native", "x86-64-v3", Native, "-p:RuntimeIdentifier=win-x64")]
    // By way of another package.
    [InlineData("Trimmed", "x86-64-v3", Native, "-p:RuntimeIdentifier=linux-x64")]
    [InlineData("Native", "", Native, "-p:RuntimeIdentifier=linux-arm64")]
    [InlineData("Native", "", "-p:RuntimeIdentifier=linux-x64")]
    [InlineData("Native", "native", Native, "-p:RuntimeIdentifier=linux-x64", "-p:IlcInstructionSet=native")]
    [InlineData("Native", "x86-64-v4", Native, "-p:RuntimeIdentifier=linux-x64", "-p:FunctionalVaeInstructionSet=x86-64-v4")]
    [InlineData("Native", "", Native, "-p:RuntimeIdentifier=linux-x64", "-p:FunctionalVaeInstructionSet=none")]
    public void It_is_the_user_s_and_otherwise_one_with_fused_multiply_adds(string project, string expected, params string[] properties) =>
        Assert.Equal(expected, Msbuild(project, ["-getProperty:IlcInstructionSet", .. properties]).Trim());

    [Theory]
    [InlineData("sse4.2")]
    [InlineData("avx")]
    [InlineData("x86-64-v2")]
    public void A_set_without_them_draws_a_warning(string set)
    {
        var said = Tell("linux-x64", $"-p:IlcInstructionSet={set}");
        Assert.Contains($"warning FunctionalVaeInstructionSet: Native code for '{set}'", said, StringComparison.Ordinal);
        Assert.Empty(Tell("linux-x64", $"-p:IlcInstructionSet={set}", "-p:FunctionalVaeInstructionSet=none"));
    }

    [Theory]
    [InlineData("avx2")]
    [InlineData("native")]
    [InlineData("x86-64-v4")]
    [InlineData("sse4.2%2C+avx512v2")]
    public void A_set_with_them_draws_none(string set) => Assert.Empty(Tell("linux-x64", $"-p:IlcInstructionSet={set}"));

    [Fact]
    public void Nothing_is_said_where_every_processor_has_them() => Assert.Empty(Tell("linux-arm64"));

    private string Tell(string rid, params string[] properties) =>
        Msbuild("Native", ["-t:TellFunctionalVaeInstructionSet", Native, $"-p:RuntimeIdentifier={rid}", .. properties]).Trim();

    private string Msbuild(string project, params string[] arguments)
    {
        var folder = feed.FullPath(project);
        if (!File.Exists(Path.Combine(folder, "obj", $"{project}.csproj.nuget.g.targets")))
        {
            _ = feed.Dotnet(folder, "restore", "-p:PublishTrimmed=false", "-p:SelfContained=false", "-p:UseCurrentRuntimeIdentifier=false")
                .MustSucceed();
        }

        return feed.Dotnet(folder, ["msbuild", "-nologo", "-tl:off", "-v:minimal", .. arguments]).MustSucceed().Output;
    }
}
