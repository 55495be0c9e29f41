using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace FunctionalVae.SideBySide;

/// <summary>A Python process that trains the same network, for as long as it is told each time.</summary>
internal sealed class PyTorchProcess : IDisposable
{
    private readonly Process process;

    private PyTorchProcess(Process process, string description)
    {
        this.process = process;
        Description = description;
    }

    /// <summary>The version, and the faster of its paths of Adam.</summary>
    public string Description { get; }

    /// <summary>Starts Python, or gives null where there is none or it has no PyTorch.</summary>
    public static PyTorchProcess? Start(string python, string repository, Case @case, string examples)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "pytorch_steps.py"),
            repository,
            .. Option("--inputs", @case.Model.Layout.InputWidth),
            .. Option("--hidden", @case.Hidden),
            .. Option("--latent", @case.Model.Layout.LatentWidth),
            .. Option("--batch", @case.BatchSize),
            .. Option("--threads", @case.Threads),
            "--examples",
            examples,
            .. @case.Model.Binarization == Binarization.Dynamic ? (string[])["--binarize"] : [],
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        // Distributions' OpenBLAS may not know a processor that is newer than it, and takes its oldest kernels then.
        if (Vector512.IsHardwareAccelerated)
        {
            start.Environment["OPENBLAS_CORETYPE"] = "SkylakeX";
        }

        foreach (var name in (string[])["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"])
        {
            start.Environment[name] = @case.Threads.ToString(CultureInfo.InvariantCulture);
        }

        try
        {
            var process = Process.Start(start)!;
            if (process.StandardOutput.ReadLine() is { } line)
            {
                return new(process, line);
            }

            process.Dispose();
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The first decile of the times of training steps.</summary>
    public double StepMicroseconds(double seconds) => Ask("step", seconds);

    /// <summary>The first decile of the times of decoding one latent vector.</summary>
    public double DecodeMicroseconds(double seconds) => Ask("decode", seconds);

    /// <inheritdoc/>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static string[] Option(string name, int value) => [name, value.ToString(CultureInfo.InvariantCulture)];

    private double Ask(string what, double seconds)
    {
        process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {seconds}"));
        process.StandardInput.Flush();
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch ended; its message is above.");
        return JsonDocument.Parse(line).RootElement.GetProperty("microseconds").GetDouble();
    }
}
