using FunctionalVae.Engine;

namespace FunctionalVae.Kernels.Benchmarks;

/// <summary>A kernel on one lane.</summary>
internal sealed class KernelRun(Action<Lane> kernel)
{
    private static readonly ThreadTeam Alone = new(1);

    /// <summary>Runs it.</summary>
    public void Once() => Alone.Run(kernel);
}
