namespace FunctionalVae.App;

/// <summary>Where a command writes, and what stops it.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="OutputIsTerminal">Whether somebody watches standard output, so that a line on it may move.</param>
/// <param name="ErrorIsTerminal">The same of standard error.</param>
/// <param name="Cancel">Stops training at the next step.</param>
internal sealed record AppHost(TextWriter Output, TextWriter Error, bool OutputIsTerminal, bool ErrorIsTerminal, CancellationToken Cancel)
{
    public static AppHost OfConsole(CancellationToken cancel)
    {
        var canMove = Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new(Console.Out, Console.Error, canMove && !Console.IsOutputRedirected, canMove && !Console.IsErrorRedirected, cancel);
    }

    /// <summary>The same over streams that neither steer the terminal nor end the work.</summary>
    public AppHost Safe() => this with { Output = new SafeWriter(Output), Error = new SafeWriter(Error) };
}
