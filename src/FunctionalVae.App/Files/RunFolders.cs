using FunctionalVae.Files;

namespace FunctionalVae.App;

/// <summary>Several runs of one command, and the file that it writes of them.</summary>
internal static class RunFolders
{
    /// <summary>The folders that were named: each once.</summary>
    /// <param name="command">The name of the command.</param>
    /// <param name="paths">What was typed.</param>
    /// <param name="least">How many runs the command takes at least: one or two.</param>
    /// <exception cref="UserErrorException">A word is an unknown option, there are too few, or one is named twice.</exception>
    public static string[] Of(string command, string[] paths, int least) =>
        // An argument that takes several words takes those of unknown options too.
        paths.FirstOrDefault(path => path.StartsWith('-') && !Path.Exists(path))
            is { } option
            ? throw new UserErrorException($"{command} has no option {option}. See 'fvae {command} --help'.")
        : paths.Length < least ? throw new UserErrorException($"{command} needs two runs or more; there is {paths[0]} only.")
        : paths
            .Select((path, i) => paths.Take(i).Any(other => KeptFiles.AreSame(path, other)) ? path : null)
            .OfType<string>()
            .FirstOrDefault()
            is { } twice
            ? throw new UserErrorException($"{twice} is named twice. Name each run once.")
        : paths;

    /// <summary>The file that a command writes of runs: where it was asked for, or under its usual name in the folder of the first.</summary>
    /// <param name="folders">The runs.</param>
    /// <param name="path">What was asked for; null for the usual.</param>
    /// <param name="name">The usual name.</param>
    /// <param name="ending">What the name ends in.</param>
    /// <param name="cancel">Gives it up.</param>
    /// <exception cref="UserErrorException">It would replace a file of a run or one that is not as a command left it, or nothing can be written there.</exception>
    public static OutFile Target(IReadOnlyList<string> folders, string? path, string name, string ending, CancellationToken cancel)
    {
        var output = path ?? Path.Combine(folders[0], name);
        var own = folders.SelectMany(folder => RunFiles.All.Select(file => Path.Combine(folder, file)));
        if (own.FirstOrDefault(one => File.Exists(one) && KeptFiles.AreSame(one, output)) is { } same)
        {
            throw new UserErrorException($"--out {output} would replace {same}, which belongs to a run. Pass another name.");
        }

        if (path is null && AtomicFolder.IsOthers(output))
        {
            throw new UserErrorException(
                $"{output} is not as a command of this run left it, and would be replaced. Move it away, or pass --out with another name."
            );
        }

        return OutFile.PrepareIn(folders[0], output, cancel, ending);
    }
}
