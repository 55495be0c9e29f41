using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>Turns expected failures into one message and an exit code. What is no such failure is a bug and keeps its stack trace.</summary>
internal static class ErrorBoundary
{
    public static int Run(AppHost host, Func<int> command)
    {
        try
        {
            return command();
        }
        catch (Exception problem) when (IsExpected(problem))
        {
            host.Error.Write($"error: {problem.Message}\n");
            return ExitCodes.Problem;
        }
    }

    private static bool IsExpected(Exception problem) =>
        problem
            is UserErrorException
                or InvalidDataSetException
                or CheckpointException
                or TrainingDivergedException
                or IOException
                or UnauthorizedAccessException;
}
