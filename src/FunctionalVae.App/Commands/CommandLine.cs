using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace FunctionalVae.App;

/// <summary>The tree of commands, and what happens to words that do not fit it.</summary>
internal static class CommandLine
{
    public static int Run(IReadOnlyList<string> args, ModelCatalogue catalogue, AppHost host)
    {
        RequireText(args);
        var parsed = Parse(args, catalogue, host);
        host.Cancel.ThrowIfCancellationRequested();
        // Help and version have actions of their own, and need no other models.
        if (parsed.Action == parsed.CommandResult.Command.Action && catalogue.Source is { } source && source.IsNamedIn(parsed))
        {
            InputPaths.Require(parsed);
            if (source.Find(parsed, host) is { } found)
            {
                parsed = Parse(args, new(found.Models, found.Backends, source), host);
            }
        }

        return parsed.Invoke(
            new()
            {
                Output = host.Output,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            }
        );
    }

    // Bytes that are not UTF-8 arrive as this character each, and the name would be that of another file.
    private static void RequireText(IReadOnlyList<string> args)
    {
        if (args.FirstOrDefault(word => word.Contains('\ufffd', StringComparison.Ordinal)) is { } broken)
        {
            throw new UserErrorException(
                $"'{broken}' has bytes that are not UTF-8 (or the character U+FFFD, which stands for such): .NET cannot pass them on. Give the file another name, or a link to it."
            );
        }
    }

    private static ParseResult Parse(IReadOnlyList<string> args, ModelCatalogue catalogue, AppHost host)
    {
        // An argument that begins with @ is a name like any other and no file of arguments.
        var parsed = Root(catalogue, host).Parse(args, new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        return parsed.Action is ParseErrorAction ? throw new UserErrorException(ParseProblem.Text(parsed)) : parsed;
    }

    private static RootCommand Root(ModelCatalogue catalogue, AppHost host)
    {
        var root = new RootCommand(
            "Variational autoencoders compiled from records: list the models, train one, and see what it has learned."
        )
        {
            ListCommand.Of(catalogue, host),
            TrainCommand.Of(catalogue, host),
            EvaluateCommand.Of(catalogue, host),
            SampleCommand.Of(catalogue, host),
            ReconstructCommand.Of(catalogue, host),
            TraverseCommand.Of(catalogue, host),
            InterpolateCommand.Of(catalogue, host),
            TransportCommand.Of(catalogue, host),
            EncodeCommand.Of(catalogue, host),
            ScoreCommand.Of(catalogue, host),
            ImputeCommand.Of(catalogue, host),
            CompareCommand.Of(host),
            ReportCommand.Of(catalogue, host),
            StudyCommand.Of(host),
            ImportCommand.Of(catalogue, host),
            CheckCommand.Of(catalogue, host),
            PlanCommand.Of(catalogue, host),
            BenchCommand.Of(catalogue, host),
        };
        foreach (var option in catalogue.Source?.Options ?? [])
        {
            root.Add(option);
        }

        foreach (var option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption { Action: HelpAction help } => new HelpWithExamples(help, catalogue),
                VersionOption => new VersionAction(),
                _ => option.Action,
            };
        }

        return root;
    }

    private sealed class VersionAction : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.Write($"{AppVersion.Text}\n");
            return ExitCodes.Done;
        }
    }
}
