using System.Runtime.InteropServices;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>Turns expected failures into one message and an exit code. Any other exception is a bug and keeps its stack trace.</summary>
internal static class ErrorBoundary
{
    public static int Run(AppHost host, Func<int> command)
    {
        var code = Guarded(host, command);
        if (code == ExitCodes.Done && host.Output is SafeWriter { Problem: { } problem })
        {
            host.Error.Write($"error: Standard output cannot be written: {problem}\n");
            return ExitCodes.Problem;
        }

        return code;
    }

    private static int Guarded(AppHost host, Func<int> command)
    {
        try
        {
            return command();
        }
        catch (OperationCanceledException) when (host.Cancel.IsCancellationRequested)
        {
            host.Error.Write("stopped; nothing was written\n");
            return ExitCodes.Interrupted;
        }
        catch (Exception problem) when (IsExpected(problem))
        {
            host.Error.Write($"error: {problem.Message}\n");
            return ExitCodes.Problem;
        }
        catch (Exception problem) when (Memory.IsShort(problem))
        {
            host.Error.Write($"error: Memory did not suffice. {Memory.Remedy}\n");
            return ExitCodes.Problem;
        }
        catch (Exception problem) when (IsOfBackend(problem))
        {
            host.Error.Write(
                $"error: The backend's library failed: {Sentences.First(problem.Message)}\nWhere memory did not suffice, pass a smaller --batch, or --device cpu.\n"
            );
            return ExitCodes.Problem;
        }
    }

    // Torch's own errors come as this very class; Windows' and COM's, which derive from it, are bugs here.
    private static bool IsOfBackend(Exception problem) => problem.GetType() == typeof(ExternalException);

    private static bool IsExpected(Exception problem) =>
        problem
            is UserErrorException
                or InvalidDataSetException
                or CheckpointException
                or TrainingDivergedException
                or IOException
                or UnauthorizedAccessException;
}
