using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using FunctionalVae.Shared;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>
/// The weights after 50 steps, and what every function gives, to the last bit: for each model and optimiser, on each instruction set that the
/// run time makes of a machine, as accepted in Golden/bits. To accept a change that is meant:
/// <c>FVAE_ACCEPT=1 dotnet test tests/FunctionalVae.Specs.Tests -c Release --filter BitTests</c>.
/// </summary>
public sealed class BitTests
{
    private const string Switch = "FVAE_ACCEPT";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "FunctionalVae.Specs.Tests", "Golden", "bits");

    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<string>>> Trained = new(StringComparer.Ordinal);

    public static TheoryData<string> Names { get; } = [.. BitRuns.Models.Select(model => model.Name)];

    /// <summary>What a process prints for another set than the test's: the hashes, after the name of the set.</summary>
    public static IEnumerable<string> Lines =>
        BitRuns.Models.SelectMany(model => Generated(model).Concat(BitRuns.Functions(model))).Prepend(Bits.Set);

    [Theory]
    [MemberData(nameof(Names))]
    public void Four_threads_change_no_bit(string name)
    {
        var model = BitRuns.Models.Single(candidate => candidate.Name == name);
        Assert.Equal(Generated(model), BitRuns.Training(model, threads: 4));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_runner_on_two_threads_gives_the_bits_of_generated_code_on_one(string name)
    {
        var model = BitRuns.Models.Single(candidate => candidate.Name == name);
        var run = Vae.ModelFrom(model.Spec, name);
        Assert.Equal(Generated(model), BitRuns.Training(run, threads: 2));
        Assert.Equal(BitRuns.Functions(model), BitRuns.Functions(run));
    }

    // The kernels that it has beside the others copy.
    [Fact]
    public void So_it_does_under_labels()
    {
        var run = Vae.ModelFrom(ConditionalDigits.Spec, ConditionalDigits.Model.Name);
        Assert.Equal(BitRuns.Training(ConditionalDigits.Model, threads: 1), BitRuns.Training(run, threads: 2));
        Assert.Equal(BitRuns.Functions(ConditionalDigits.Model), BitRuns.Functions(run));
    }

    [SkippableTheory]
    [InlineData("avx512", "DOTNET_EnableAVX512", "1")]
    [InlineData("avx512-wide", "DOTNET_MaxVectorTBitWidth", "512")]
    [InlineData("avx2", "DOTNET_EnableAVX512", "0")]
    [InlineData("vectors-128", "DOTNET_EnableAVX2", "0")]
    [InlineData("no-vectors", "DOTNET_EnableHWIntrinsic", "0")]
    [Trait("Category", "Slow")]
    public void The_bits_are_those_accepted(string set, string feature, string value)
    {
        // Exponentials and logarithms of float64 are the system's, which differ in their last bit; it chooses them by the processor.
        Skip.IfNot(
            OperatingSystem.IsLinux()
                && RuntimeInformation.ProcessArchitecture == Architecture.X64
                && InstructionSet.Current.MachineHasFusedMultiplyAdd,
            "skipped: the accepted bits are those of x64 Linux on processors with fused multiply-adds"
        );
        string[] lines = set == Bits.Set ? [.. Lines] : InstructionSetProcess.Lines(feature, value, Program.Bits);
        Skip.If(lines[0] != set, $"skipped: this machine makes {lines[0]} of {feature}={value}, not {set}");
        var path = Path.Combine(Folder, set + ".txt");
        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            File.WriteAllText(path, string.Concat(lines.Skip(1).Select(line => line + "\n")));
            Assert.Fail($"{path} is written, as {Switch} asks. Look at the difference, and run again without it.");
        }

        var differences = lines.Skip(1).Except(File.ReadAllLines(path)).Select(line => line.Split(':')[0]).ToList();
        Assert.True(differences.Count == 0, $"{set}: other bits than those accepted of {string.Join("; ", differences)}");
        Assert.Equal(File.ReadAllLines(path), lines.Skip(1));
    }

    private static IReadOnlyList<string> Generated(IVaeModel model) =>
        Trained.GetOrAdd(model.Name, _ => new(() => BitRuns.Training(model, threads: 1))).Value;
}
