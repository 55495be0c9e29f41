using System.Globalization;
using System.Text.RegularExpressions;
using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>
/// What the generator writes for one feature after another, to the letter: <c>Golden/feature.input.cs</c> gives
/// <c>feature.output.cs</c>, and <c>feature.output.txt</c> where it gives diagnostics. The functions and types that users call are written
/// down once for each kind of model; the other features show their wiring.
/// </summary>
/// <remarks>
/// Set <c>FVAE_ACCEPT=1</c> to write down what the generator says now. A test that had to write ends red nevertheless, and says what it
/// wrote; the next run without the switch is the one that counts.
/// </remarks>
public sealed class GoldenFileTests
{
    private const string Switch = "FVAE_ACCEPT";
    private const string Input = ".input.cs";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "FunctionalVae.Generator.Tests", "Golden");

    private static readonly bool Accepts = Environment.GetEnvironmentVariable(Switch) == "1";

    private static readonly string[] Names =
    [
        .. Directory.GetFiles(Folder, "*" + Input).Select(file => Path.GetFileName(file)[..^Input.Length]).Order(StringComparer.Ordinal),
    ];

    // Images with a likelihood, rows of a table, no prior, no likelihood, other names, labels.
    private static readonly string[] Faces =
    [
        "bernoulli",
        "heads-alone",
        "deterministic",
        "grey-cross-entropy",
        "names",
        "table",
        "rows",
        "condition",
        "wasserstein-mmd",
        "wasserstein-sliced",
        "wasserstein-sinkhorn",
        "full-normal",
    ];
    private static readonly Regex Face = new(
        @"^        /// <summary>Values per (?s:.*?)(?=^        private static class Compiled)",
        RegexOptions.Multiline
    );
    private static readonly Regex Hash = new("[0-9a-f]{64}");
    private static readonly Regex Tensors = new("One tensor: .*");
    private static readonly Regex Numbers = new(@"\d[\d,]*");

    public static TheoryData<string> Features => [.. Names];

    [Theory]
    [MemberData(nameof(Features))]
    public void The_output_is_the_one_accepted(string feature)
    {
        // Features called torch-… or diff-… are read in a project that references that backend.
        var references = feature.Split('-')[0] switch
        {
            "torch" => Backends.Torch,
            "diff" => Backends.Diff,
            _ => [],
        };
        var run = GeneratorRun.Of(Compiler.Compile(Compiler.Parse(Read(feature + Input), feature + Input)).AddReferences(references));
        var code = run.Result.GeneratedSources.Select(source => Wiring(feature, source.SourceText.ToString()));
        var problems = run.All.Select(Line).Order(StringComparer.Ordinal);
        Assert.Equal(
            [],
            Expect(feature + ".output.cs", string.Concat(code)).Concat(Expect(feature + ".output.txt", string.Concat(problems)))
        );
        if (run.Diagnostics.All(problem => problem.Severity != DiagnosticSeverity.Error))
        {
            Assert.Empty(
                run.Output.GetDiagnostics()
                    .Where(problem => problem.Severity >= DiagnosticSeverity.Warning)
                    .Select(problem => problem.ToString())
            );
        }
    }

    [Fact]
    public void A_changed_face_is_seen_where_only_the_wiring_is_written_down()
    {
        var output = GeneratorRun.Of(Read("beta" + Input)).Result.GeneratedSources.Single().SourceText.ToString();
        Assert.DoesNotContain("Posterior Encode(", Wiring("beta", output), StringComparison.Ordinal);
        Assert.Throws<Xunit.Sdk.ContainsException>(() =>
            Wiring("beta", output.Replace("Posterior Encode(", "Posterior Code(", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Every_output_has_an_input()
    {
        var outputs = Directory
            .GetFiles(Folder)
            .Select(file => Path.GetFileName(file)!)
            .Where(file => !file.EndsWith(Input, StringComparison.Ordinal));
        Assert.All(outputs, output => Assert.Contains(output[..output.IndexOf(".output.", StringComparison.Ordinal)], Names));
    }

    [Fact]
    public void Every_record_and_every_choice_of_the_vocabulary_has_its_part()
    {
        var inputs = string.Concat(Names.Select(name => Read(name + Input)));
        Assert.All(
            RoundTripTests.Records.Where(record => record != typeof(VaeSpec)),
            record => Assert.Contains($"new {record.Name}(", inputs, StringComparison.Ordinal)
        );
        foreach (var choices in new[] { typeof(Activation), typeof(Binarization), typeof(ValueDomain) })
        {
            // The first of each is the default; columns are a table's, which says it by itself.
            Assert.All(
                Enum.GetNames(choices).Skip(1).Except([nameof(ValueDomain.Columns)]),
                name => Assert.Contains($"{choices.Name}.{name}", inputs, StringComparison.Ordinal)
            );
        }
    }

    /// <summary>The code without the face, which must be one of those that are written down but for its numbers.</summary>
    private static string Wiring(string feature, string code)
    {
        if (Faces.Contains(feature) || Face.Match(code) is not { Success: true } face)
        {
            return code;
        }

        Assert.Contains(Pattern(face.Value), Faces.Select(name => Pattern(Face.Match(Read(name + ".output.cs")).Value)));
        return code.Replace(
            face.Value,
            "        // The functions and types that users call are those of another model but for their numbers.\n\n",
            StringComparison.Ordinal
        );
    }

    private static string Pattern(string face) => Numbers.Replace(Tensors.Replace(Hash.Replace(face, "hash"), "One tensor"), "#");

    /// <summary>How a file differs from what it must hold: not at all, or in one sentence. An empty text is not a file.</summary>
    private static IEnumerable<string> Expect(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        var accepted = File.Exists(path) ? Read(name) : "";
        if (accepted == text)
        {
            yield break;
        }

        if (!Accepts)
        {
            yield return $"{name} differs from line {FirstDifference(accepted, text)} on. If that is meant: {Switch}=1 dotnet test tests/FunctionalVae.Generator.Tests --filter GoldenFileTests";
        }
        else if (text.Length == 0)
        {
            File.Delete(path);
            yield return $"{name} is deleted, as {Switch} asks. Run again without it.";
        }
        else
        {
            File.WriteAllText(path, text);
            yield return $"{name} is written, as {Switch} asks. Look at the difference, and run again without it.";
        }
    }

    private static string FirstDifference(string accepted, string text)
    {
        var (before, after) = (accepted.Split('\n'), text.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Create(CultureInfo.InvariantCulture, $"{line + 1} ({After(before)} → {After(after)})");

        string After(string[] lines) => line < lines.Length ? lines[line].Trim() : "nothing";
    }

    private static string Line(Diagnostic problem)
    {
        var span = problem.Location.GetLineSpan();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{problem.Severity} {problem.Id} {span.StartLinePosition.Line + 1}:{span.StartLinePosition.Character + 1} '{Marked.Text(problem)}' {problem.GetMessage(CultureInfo.InvariantCulture)}\n"
        );
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name)).Replace("\r\n", "\n", StringComparison.Ordinal);
}
