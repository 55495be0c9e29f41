using X86 = System.Runtime.Intrinsics.X86;

namespace FunctionalVae.Specs.Tests;

/// <summary>
/// The laws of <see cref="InstructionSetLaws"/> on this machine's instruction set, and on the narrower ones that the run time makes of it:
/// this assembly is started again with its switches set.
/// </summary>
public sealed class InstructionSetTests
{
    public static TheoryData<string> Names { get; } = [.. InstructionSetLaws.All.Select(law => law.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Slow")]
    public void This_machine(string law) => InstructionSetLaws.All.Single(candidate => candidate.Name == law).Law();

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "512 bits False", ", HasFusedMultiplyAdd = True, MachineHasFusedMultiplyAdd = True, Shortfall =  }")]
    [InlineData(
        "DOTNET_EnableAVX2",
        "512 bits False, 256 bits False",
        ", HasFusedMultiplyAdd = False, MachineHasFusedMultiplyAdd = True, Shortfall = The run time was told not to use"
    )]
    [InlineData("DOTNET_EnableHWIntrinsic", "512 bits False, 256 bits False, 128 bits False", ", HasFusedMultiplyAdd = False")]
    [Trait("Category", "Slow")]
    public void Without(string feature, string machine, string stated)
    {
        var (exitCode, output) = InstructionSetProcess.Run(feature, "0");
        Assert.True(exitCode == 0, output);
        Assert.StartsWith(machine, output, StringComparison.Ordinal);
        Assert.All(InstructionSetLaws.All, law => Assert.Contains($"holds: {law.Name}", output, StringComparison.Ordinal));
        // The switches are those of x64, and an x64 machine without AVX2 has nothing to fall short of.
        if (X86.Avx2.IsSupported)
        {
            Assert.Contains(stated, output, StringComparison.Ordinal);
        }
    }

    // Where the machine's usual vectors are as wide as its widest.
    [Fact]
    [Trait("Category", "Slow")]
    public void With_wide_usual_vectors()
    {
        var (exitCode, output) = InstructionSetProcess.Run("DOTNET_MaxVectorTBitWidth", "512");
        Assert.True(exitCode == 0, output);
    }
}
