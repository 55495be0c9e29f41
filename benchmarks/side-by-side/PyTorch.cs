using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace FunctionalVae.SideBySide;

/// <summary>A Python with PyTorch, and the clone that has its network.</summary>
internal sealed record PyTorch(string Python, string Repository)
{
    /// <summary>How a script of this folder is started, with the kernels that this process has too.</summary>
    public ProcessStartInfo Script(string name, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, name), Repository, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // Distributions' OpenBLAS may not know a processor that is newer than it, and takes its oldest kernels then.
        if (Vector512.IsHardwareAccelerated)
        {
            start.Environment["OPENBLAS_CORETYPE"] = "SkylakeX";
        }
        else if (HiddenAvx512.IsHidden)
        {
            start.Environment["OPENBLAS_CORETYPE"] = "Haswell";
            start.Environment["ATEN_CPU_CAPABILITY"] = "avx2";
        }

        return start;
    }
}
