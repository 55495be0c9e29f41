namespace FunctionalVae.App;

/// <summary>The commands of the fvae tool over any set of models: a tool of your own is one line over it.</summary>
/// <example>
/// <code>
/// return VaeApp.Run(args, [MyVae.Model]);
/// return VaeApp.Run(args, [MyVae.Model], [new(MyVae.Model, "torch", MyVae.Torch.ModelOn)]);
/// </code>
/// </example>
public static class VaeApp
{
    /// <summary>Runs one command on the console: <c>list</c>, <c>train</c>, <c>evaluate</c>, <c>sample</c>, <c>reconstruct</c>, <c>traverse</c>, <c>interpolate</c>, <c>encode</c>, <c>impute</c>, <c>compare</c>, <c>import</c>, <c>check</c>, <c>plan</c> or <c>bench</c>.</summary>
    /// <param name="args">The words of the command line, without the program's name.</param>
    /// <param name="models">The models that can be named on it.</param>
    /// <param name="backends">What <c>--backend</c> can name beside the managed engine; null where there is nothing else.</param>
    /// <returns>The exit code: 0 done, 1 a law that <c>check</c> refutes, 2 a problem that standard error explains, 130 stopped by Ctrl-C.</returns>
    /// <exception cref="ArgumentException">Two models have the same name, or a backend is of no model, or one of two with its name.</exception>
    public static int Run(IReadOnlyList<string> args, IReadOnlyList<IVaeModel> models, IReadOnlyList<ModelBackend>? backends = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(models);
        return RunOnConsole(args, new(models, backends));
    }

    internal static int RunOnConsole(IReadOnlyList<string> args, ModelCatalogue catalogue)
    {
        using var error = new SafeWriter(Console.Error);
        using var interrupt = new Interrupt(error);
        return RunOn(AppHost.OfConsole(interrupt.Token), args, catalogue);
    }

    internal static int RunOn(AppHost host, IReadOnlyList<string> args, ModelCatalogue catalogue)
    {
        var safe = host.Safe();
        return ErrorBoundary.Run(safe, () => CommandLine.Run(args, catalogue, safe));
    }
}
