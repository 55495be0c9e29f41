using System.CommandLine;
using System.CommandLine.Parsing;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>
/// The files that a command line names to be read. They are looked for before a project is built for its models: a mistyped path is not
/// worth a minute's wait.
/// </summary>
internal static class InputPaths
{
    /// <exception cref="InvalidDataSetException">A path of data is not there.</exception>
    /// <exception cref="CheckpointException">A run or a file of weights is not there, or no such thing.</exception>
    public static void Require(ParseResult parsed)
    {
        // Elsewhere these options are numbers of examples.
        string[] ends = parsed.CommandResult.Command.Name == TransportCommand.Name ? [TransportCommand.From, TransportCommand.To] : [];
        foreach (var path in ends.Append(DataFlags.Paths).SelectMany(name => Words(parsed, name)).Where(path => !Path.Exists(path)))
        {
            // Says what is missing in the words of the command itself.
            _ = DataFiles.Load([path]);
        }

        foreach (var path in Words(parsed, TableFlags.Table).Where(path => !Path.Exists(path)))
        {
            _ = TableTexts.Read(path);
        }

        foreach (var path in Words(parsed, RunFlags.Name).Concat(Words(parsed, CheckCommand.Run)))
        {
            _ = Checkpoint.ModelName(path);
        }

        foreach (var path in Words(parsed, ImportCommand.File))
        {
            _ = SafeTensors.Read(path);
        }
    }

    private static IEnumerable<string> Words(ParseResult parsed, string name) =>
        parsed
            .CommandResult.Children.Where(child =>
                child switch
                {
                    OptionResult option => option.Option.Name == name,
                    ArgumentResult argument => argument.Argument.Name == name,
                    _ => false,
                }
            )
            .SelectMany(child => child.Tokens)
            .Select(token => token.Value);
}
