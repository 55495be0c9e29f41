using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

/// <summary>How the run time compiles kernels.</summary>
internal static class Compiled
{
    /// <summary>
    /// At once and fully, and by itself: inlined into a caller that is compiled a second time, a kernel shares that method's registers and
    /// its budget of inlining, and can become twenty times slower.
    /// </summary>
    public const MethodImplOptions Alone = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
