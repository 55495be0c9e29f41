using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using FunctionalVae.Package.Tests.Harness;
using X86 = System.Runtime.Intrinsics.X86;

namespace FunctionalVae.Package.Tests;

/// <summary>A user's console program, compiled ahead of time (NativeAOT) by the command that every manual names, against what the JIT makes of it.</summary>
[Collection(PackedCollection.Name)]
public sealed partial class NativeTests(PackedFeed feed)
{
    private static readonly (string Name, string Value) WithoutAvx512 = ("DOTNET_EnableAVX512", "0");

    [SkippableFact]
    [Trait("Category", "Slow")]
    public void A_plain_publish_has_multiply_adds_and_computes_the_bits_of_the_JIT()
    {
        SkipWithoutAvx2();
        var (said, printed) = Publish();
        Assert.DoesNotContain("warning", said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(", HasFusedMultiplyAdd = True", printed, StringComparison.Ordinal);
        if (RuntimeInformation.ProcessArchitecture == Architecture.X64)
        {
            Assert.Contains("FunctionalVae: native code for x86-64-v3", said, StringComparison.Ordinal);
            Assert.Contains("VectorBits = 256", printed, StringComparison.Ordinal);
        }

        Assert.Equal(feed.Output("CSharpConsole", WithoutAvx512), printed);
    }

    [SkippableFact]
    public void Published_for_this_machine_it_computes_the_bits_of_the_JIT_with_all_that_the_machine_has()
    {
        SkipWithoutAvx2();
        // The compiler knows "native" of x64 and ARM64 where it runs on them.
        var (said, printed) = Publish("-p:IlcInstructionSet=native");
        Assert.DoesNotContain("FunctionalVae: native code", said, StringComparison.Ordinal);
        Assert.Equal(feed.Output("CSharpConsole"), printed);
    }

    // What the command said, and then the program.
    private (string Said, string Printed) Publish(params string[] properties)
    {
        var folder = feed.FullPath("Native");
        string[] publish = ["publish", "-p:PublishAot=true", "-clp:NoSummary", "-tl:off", "--disable-build-servers", "-o", "out"];
        var published = feed.Dotnet(folder, [.. publish, .. properties]);
        var absent = Absent().Match(published.Output);
        Skip.If(absent.Success, $"skipped: NativeAOT needs what is not here: {absent.Value}");
        var program = Path.Combine(folder, "out", OperatingSystem.IsWindows() ? "Native.exe" : "Native");
        return (published.MustSucceed().Output, DotnetCommand.Start(program, folder, []).MustSucceed().Output);
    }

    private static void SkipWithoutAvx2() =>
        Skip.If(
            RuntimeInformation.ProcessArchitecture == Architecture.X64 && !X86.Avx2.IsSupported,
            "skipped: a plain publish is for processors with AVX2, and this is none"
        );

    // The compiler and its run time come from the package source, and what links from the system.
    [GeneratedRegex(
        @"error NU110[12]: Unable to find package (Microsoft\.NETCore\.App\.[\w.-]+|[\w.-]*Microsoft\.DotNet\.ILCompiler|Microsoft\.NET\.ILLink\.Tasks)\b|Platform linker (\(.*\) )?not found"
    )]
    private static partial Regex Absent();
}
