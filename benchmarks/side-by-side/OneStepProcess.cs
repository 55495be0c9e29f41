using System.Diagnostics;
using System.Globalization;

namespace FunctionalVae.SideBySide;

/// <summary>A process of one-step that trains for as long as it is told each time.</summary>
internal sealed class OneStepProcess : IDisposable
{
    private const string SecondsPerTurn = "0.3";

    private readonly Process process;

    private OneStepProcess(Process process, string instructionSet)
    {
        this.process = process;
        InstructionSet = instructionSet;
    }

    /// <summary>What it computes with, in words.</summary>
    public string InstructionSet { get; }

    /// <summary>The first decile of the steps of each turn, in microseconds.</summary>
    public List<double> Times { get; } = [];

    /// <summary>Starts the program.</summary>
    public static OneStepProcess Start(ProcessStartInfo program)
    {
        var start = new ProcessStartInfo(program.FileName, ["turns"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in program.Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        return new(process, Line(process));
    }

    /// <summary>Trains for one turn.</summary>
    public void Turn()
    {
        process.StandardInput.WriteLine(SecondsPerTurn);
        process.StandardInput.Flush();
        Times.Add(double.Parse(Line(process), CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static string Line(Process process) =>
        process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("one-step ended; its message is above.");
}
