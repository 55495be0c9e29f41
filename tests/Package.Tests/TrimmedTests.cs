using System.Text.RegularExpressions;
using FunctionalVae.Package.Tests.Harness;

namespace FunctionalVae.Package.Tests;

/// <summary>A program published without what it does not use, and with every library of this repository that says it can be trimmed, whole.</summary>
[Collection(PackedCollection.Name)]
public sealed partial class TrimmedTests(PackedFeed feed)
{
    [SkippableFact]
    [Trait("Category", "Slow")]
    public void A_trimmed_program_draws_no_warning_and_prints_what_the_untrimmed_one_does()
    {
        var folder = feed.FullPath("Trimmed");
        var restored = feed.Dotnet(folder, "restore", "-tl:off", "--disable-build-servers");
        var absent = AbsentPack().Match(restored.Output);
        Skip.If(absent.Success, $"skipped: the package source has no {absent.Groups["pack"].Value}");
        _ = restored.MustSucceed();

        string[] publish = ["publish", "--no-restore", "-clp:NoSummary", "-tl:off", "--disable-build-servers", "-o", "out"];
        var published = feed.Dotnet(folder, publish).MustSucceed().Output;
        Assert.Contains("Optimizing assemblies for size", published, StringComparison.Ordinal);
        // "warning IL2026" stands after "Trim analysis", not after a colon.
        Assert.DoesNotContain("warning", published, StringComparison.OrdinalIgnoreCase);

        var program = Path.Combine(folder, "out", OperatingSystem.IsWindows() ? "Trimmed.exe" : "Trimmed");
        var printed = DotnetCommand.Start(program, folder, []).MustSucceed().Output;
        Assert.Equal(feed.Output("CSharpConsole"), printed);
    }

    // The run time, the trimmer and the program's first native code come from the package source, not with the SDK.
    [GeneratedRegex(@"error NU110[12]: Unable to find package (?<pack>Microsoft\.NETCore\.App\.[\w.-]+|Microsoft\.NET\.ILLink\.Tasks)\b")]
    private static partial Regex AbsentPack();
}
