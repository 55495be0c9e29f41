using System.Diagnostics;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

/// <summary>Standard output and error that cannot be written, or that a file's names would steer.</summary>
public sealed class StreamTests
{
    private const string Train = "train TinyVae --epochs 1 --threads 1 --out";

    [SkippableTheory]
    [InlineData("> /dev/full", 2)]
    [InlineData(">&-", 2)]
    [InlineData("2> /dev/full", 0)]
    [InlineData("> /dev/full 2> /dev/full", 2)]
    [InlineData(">&- 2>&-", 2)]
    [InlineData("| head -c 1", 0)]
    [Trait("Category", "Slow")]
    public void A_stream_that_cannot_be_written_ends_no_training(string streams, int code)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(code, Shell($"{Train} {folder.File("run")} {streams}"));
        Assert.Equal(TinyVae.Model.Layout.ParameterCount, Checkpoint.Load(TinyVae.Model, folder.File("run")).Values.Length);
        Assert.True(File.Exists(folder.File("run/latent.png")));
    }

    [SkippableTheory]
    [InlineData("evaluate nothing 2> /dev/full", 2)]
    [InlineData("evaluate nothing 2>&-", 2)]
    [InlineData("list > /dev/full", 2)]
    [InlineData("nonsense > /dev/full 2> /dev/full", 2)]
    public void An_error_that_cannot_be_told_keeps_its_exit_code(string command, int code) => Assert.Equal(code, Shell(command));

    [Fact]
    public void Escapes_of_a_checkpoint_do_not_reach_the_terminal()
    {
        using var folder = new TemporaryFolder();
        const string evil = "\u001b]0;owned\u0007\u001b[31mred\u202e\u009b2J\r";
        var path = folder.File("evil.safetensors");
        var tensor = new NamedTensor($"weight{evil}", [1], new float[1]);
        SafeTensors.Write(path, new([tensor], new Dictionary<string, string> { ["model"] = $"Tiny{evil}", ["spec"] = evil }));
        AssertPlain(Fvae.Run("evaluate", path), "belongs to the model Tiny·]0;owned··[31mred··2J·");
        AssertPlain(Fvae.Run("import", "TinyVae", path, "--out", folder.File("out")), "weight·]0;owned");
        AssertPlain(Fvae.Watch("evaluate", path), "belongs to the model Tiny·");
        SafeTensors.Write(
            path,
            new(
                [tensor],
                new Dictionary<string, string>
                {
                    ["spec_hash"] = "0",
                    ["model"] = evil,
                    ["spec"] = evil,
                }
            )
        );
        AssertPlain(Fvae.Run("import", "TinyVae", path, "--out", folder.File("out")), "was trained as ·]0;owned");
    }

    [Fact]
    public void Escapes_of_names_and_cells_do_not_reach_the_terminal()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("\u001b[2Jevil.csv");
        File.WriteAllText(path, "x\u001b[31m,y\n1,2\u001b[5m\n");
        AssertPlain(Fvae.Run("train", "MoonsVae", "--data", path), "·[2Jevil.csv");
    }

    [Fact]
    public void A_console_of_moving_lines_keeps_its_own_escapes()
    {
        using var inner = new StringWriter();
        using var writer = new SafeWriter(inner);
        writer.Write("a\u001bb\n");
        writer.Raw.Write("a\u001bb\n");
        Assert.Equal("a·b\na\u001bb\n", inner.ToString());
    }

    [Theory]
    [InlineData("a\r\nb\r\n", "a\r\nb\r\n")]
    [InlineData("right\rwrong", "right·wrong")]
    [InlineData("a\r", "a·")]
    public void A_carriage_return_stays_where_it_ends_a_line(string text, string printed) =>
        Assert.Equal(printed, SafeWriter.Printable(text));

    private static void AssertPlain(Outcome outcome, string message)
    {
        Assert.Equal(2, outcome.Code);
        Assert.Contains(message, outcome.Error);
        Assert.DoesNotContain(outcome.Error + outcome.Output, letter => (char.IsControl(letter) && letter != '\n') || letter == '\u202e');
    }

    private static int Shell(string command)
    {
        Skip.IfNot(File.Exists("/dev/full"), "skipped: /dev/full, which takes nothing, is Linux's");
        var tool = Path.Combine(AppContext.BaseDirectory, "fvae.dll");
        using var process = Process.Start(
            new ProcessStartInfo("bash", ["-c", $"set -o pipefail; dotnet '{tool}' {command}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.DoesNotContain("Unhandled", error.Result);
        return process.ExitCode;
    }
}
