using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace FunctionalVae.SideBySide;

/// <summary>A process that trains the same network with another library, for as long as it is told each time.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process process;

    private PeerProcess(Process process, string description)
    {
        this.process = process;
        Description = description;
    }

    /// <summary>The version, its kernels, and the fastest of its ways.</summary>
    public string Description { get; }

    /// <summary>Starts it, or gives null where it is not there or lacks its library.</summary>
    /// <param name="start">The program.</param>
    /// <param name="case">What to train.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="examples">The file of the examples.</param>
    /// <param name="keepsMemory">
    /// Whether glibc's allocator keeps what a step frees. As it comes it gives large blocks back and clears them anew at every step, which
    /// costs torch up to half of its time on some machines, virtual ones above all.
    /// </param>
    public static PeerProcess? Start(ProcessStartInfo start, Case @case, int threads, string examples, bool keepsMemory)
    {
        foreach (var word in Words(@case, threads, examples))
        {
            start.ArgumentList.Add(word);
        }

        foreach (var name in (string[])["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"])
        {
            start.Environment[name] = threads.ToString(CultureInfo.InvariantCulture);
        }

        if (keepsMemory)
        {
            start.Environment["MALLOC_MMAP_THRESHOLD_"] = "1073741824";
            start.Environment["MALLOC_TRIM_THRESHOLD_"] = "1073741824";
            start.Environment["MALLOC_TOP_PAD_"] = "268435456";
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

    private static IEnumerable<string> Words(Case @case, int threads, string examples) =>
        [
            .. Option("--inputs", @case.Model.Layout.InputWidth),
            "--hidden",
            string.Join(',', @case.Hidden),
            .. Option("--latent", @case.Model.Layout.LatentWidth),
            "--activation",
            @case.Activation.ToString(),
            .. Option("--batch", @case.BatchSize),
            .. Option("--threads", threads),
            "--examples",
            examples,
            .. @case.IsBinarized ? (string[])["--binarize"] : [],
            .. @case.Term == Case.Plain ? (string[])[] : ["--term", @case.Term],
        ];

    private static string[] Option(string name, int value) => [name, value.ToString(CultureInfo.InvariantCulture)];

    private double Ask(string what, double seconds)
    {
        process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {seconds}"));
        process.StandardInput.Flush();
        var line =
            process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("The other library's process ended; its message is above.");
        return JsonDocument.Parse(line).RootElement.GetProperty("microseconds").GetDouble();
    }
}
