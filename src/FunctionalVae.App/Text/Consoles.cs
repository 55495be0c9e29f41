using Spectre.Console;

namespace FunctionalVae.App;

/// <summary>Spectre consoles over a host's writers.</summary>
internal static class Consoles
{
    // Nothing that a pipe receives is wrapped: it is for programs, and for pagers that scroll.
    private const int PipeWidth = 1000;

    public static IAnsiConsole Of(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(
            new()
            {
                Out = new AnsiConsoleOutput(isTerminal && writer is SafeWriter safe ? safe.Raw : writer),
                Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = isTerminal ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            }
        );
        if (!isTerminal)
        {
            console.Profile.Width = PipeWidth;
        }

        return console;
    }
}
