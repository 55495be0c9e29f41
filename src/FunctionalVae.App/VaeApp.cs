namespace FunctionalVae.App;

/// <summary>The commands of the fvae tool over any set of models: a tool of your own is one line over it.</summary>
/// <example><c>return VaeApp.Run(args, [MyVae.Model]);</c></example>
public static class VaeApp
{
    /// <summary>Runs one command on the console: <c>list</c>, <c>train</c>, <c>evaluate</c>, <c>sample</c>, <c>reconstruct</c>, <c>traverse</c>, <c>interpolate</c>, <c>encode</c> or <c>check</c>.</summary>
    /// <param name="args">The words of the command line, without the program's name.</param>
    /// <param name="models">The models that can be named on it.</param>
    /// <returns>The exit code: 0 done, 1 a law that <c>check</c> refutes, 2 a problem that standard error explains, 130 stopped by Ctrl-C.</returns>
    /// <exception cref="ArgumentException">Two models have the same name.</exception>
    public static int Run(IReadOnlyList<string> args, IReadOnlyList<IVaeModel> models)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(models);
        return RunOnConsole(args, models, null);
    }

    internal static int RunOnConsole(IReadOnlyList<string> args, IReadOnlyList<IVaeModel> models, ModelSource? source)
    {
        using var interrupt = new Interrupt(Console.Error);
        return Run(args, models, AppHost.OfConsole(interrupt.Token), source);
    }

    internal static int Run(IReadOnlyList<string> args, IReadOnlyList<IVaeModel> models, AppHost host, ModelSource? source = null)
    {
        var catalogue = new ModelCatalogue(models, source);
        return ErrorBoundary.Run(host, () => CommandLine.Run(args, catalogue, host));
    }
}
