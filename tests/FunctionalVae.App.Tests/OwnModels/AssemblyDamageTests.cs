using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using FunctionalVae.Cli;

namespace FunctionalVae.App.Tests;

/// <summary>Damaged assemblies at <c>--assembly</c>: each is refused in a sentence with its remedy, and no damaged code runs.</summary>
public sealed class AssemblyDamageTests : IDisposable
{
    private const int Cases = 400;
    private static readonly string Zoo = typeof(TinyVae).Assembly.Location;
    private static readonly Version Ours = typeof(VaeSpec).Assembly.GetName().Version!;

    private readonly TemporaryFolder folder = TemporaryFolder.InMemory();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Whatever_happens_to_an_assembly_it_is_refused_in_a_sentence_or_lists_the_same_models()
    {
        var listed = List(Zoo).Succeeded().Output;
        // The compiler's own, whose hash tells; and one without a hash, which is tried.
        byte[][] wholes = [File.ReadAllBytes(Zoo), File.ReadAllBytes(EmittedAssembly.Write(folder.File("Whole.dll"), Ours, "MyVae"))];
        File.Delete(folder.File("Whole.dll"));
        var watch = Stopwatch.StartNew();
        for (var number = 0u; number < Cases * Effort.Cases; number++)
        {
            var bytes = DamagedBytes.Of(wholes[(int)(number / 5 % 2)], number);
            // A name of its own: the runtime remembers what it loaded.
            var path = folder.File($"My{number}.dll");
            File.WriteAllBytes(path, bytes);
            var outcome = List(path);
            File.Delete(path);
            if (outcome.Code == 0)
            {
                Assert.True(outcome.Output == listed, $"damage {number} lists other models");
                continue;
            }

            AssertSentence(outcome, $"damage {number}");
        }

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 120 * Effort.Cases);
    }

    [Fact]
    public void Changed_code_is_refused_before_it_runs()
    {
        var bytes = File.ReadAllBytes(Zoo);
        using (var image = new PEReader(File.OpenRead(Zoo)))
        {
            var metadata = image.GetMetadataReader();
            var method = metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).First(method => method.RelativeVirtualAddress > 0);
            var headers = image.PEHeaders;
            var section = headers.SectionHeaders[headers.GetContainingSectionIndex(method.RelativeVirtualAddress)];
            // The last instruction of a method, whose return becomes a break.
            var body = image.GetMethodBody(method.RelativeVirtualAddress);
            var at = method.RelativeVirtualAddress - section.VirtualAddress + section.PointerToRawData + body.Size - 1;
            Assert.Equal((byte)ILOpCode.Ret, bytes[at]);
            bytes[at] = (byte)ILOpCode.Break;
        }

        File.WriteAllBytes(folder.File("My.dll"), bytes);
        ErrorTests.AssertProblem(
            List(folder.File("My.dll")),
            $"{folder.File("My.dll")} is not as the compiler wrote it: it is damaged, or a tool such as the trimmer changed it. Build it anew and pass what the build leaves, or set <Deterministic>false</Deterministic> in its project."
        );
    }

    [Fact]
    public void Whole_assemblies_of_every_origin_are_not_called_damaged()
    {
        // Those beside the tests: of C# and F#, with a strong name and without, signed, with a file of symbols and with symbols in them.
        string[] files = [.. Directory.GetFiles(AppContext.BaseDirectory, "*.dll"), typeof(object).Assembly.Location];
        string[] broken = [.. files.Where(file => AssemblyFacts.Read(file) is { IsBroken: true })];
        Assert.Empty(broken);
        Assert.InRange(files.Length, 20, 1000);
    }

    [Fact]
    public void A_class_that_lies_within_itself_ends_no_process() =>
        AssertSentence(List(EmittedAssembly.WriteNested(folder.File("Nested.dll"), Ours, "MyVae")), "a class within itself");

    private static void AssertSentence(Outcome outcome, string what)
    {
        Assert.True(outcome.Code == 2 && outcome.Output.Length == 0, $"{what}: exit code {outcome.Code}, {outcome.Output}");
        Assert.True(
            outcome.Error.StartsWith("error: ", StringComparison.Ordinal)
                && outcome.Error.IndexOf('\n') == outcome.Error.Length - 1
                && !Raw.Any(word => outcome.Error.Contains(word, StringComparison.Ordinal))
                && Remedies.Any(word => outcome.Error.Contains(word, StringComparison.Ordinal)),
            $"{what}: {outcome.Error}"
        );
    }

    // What a runtime says to programmers, and what a remedy begins with.
    private static readonly string[] Raw = ["Exception", "   at ", "(Parameter '", "0x8", "HRESULT"];
    private static readonly string[] Remedies = ["uild it anew", "Pass --assembly with", "Reference "];

    private static Outcome List(string assembly)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        AppHost host = new(output, error, OutputIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None);
        return new(
            VaeApp.RunOn(host, ["list", "--assembly", assembly], new(Fvae.Models, source: OwnModels.Source)),
            output.ToString(),
            error.ToString()
        );
    }
}
