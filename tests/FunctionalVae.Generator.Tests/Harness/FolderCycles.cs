namespace FunctionalVae.Generator.Tests.Harness;

/// <summary>
/// The cycles between folders. Folders side by side are compared, at every depth; the files that lie in a project itself are a folder of their
/// own, while those of a folder within are one part with its subfolders.
/// </summary>
internal static class FolderCycles
{
    /// <summary>One line for each way between two folders that lies on a cycle: <c>Data → Model: Dataset names Batch, …</c></summary>
    public static IReadOnlyList<string> Find(string project, IReadOnlyList<FileName> names)
    {
        var ways = names
            .Select(name => (Name: name, Way: Way(project, name)))
            .Where(found => found.Way is not null)
            .GroupBy(found => found.Way!.Value, found => found.Name)
            .ToDictionary(group => group.Key, group => group.ToList());
        var next = ways.Keys.ToLookup(way => way.From, way => way.To, StringComparer.Ordinal);
        return
        [
            .. ways.Where(way => Reaches(next, way.Key.To, way.Key.From))
                .Select(way => $"{way.Key.From} → {way.Key.To}: {string.Join(", ", way.Value.Take(5).Select(Text))}")
                .Order(StringComparer.Ordinal),
        ];
    }

    // The two folders in which the files' paths part, or nothing where one is the other's or both are the same.
    private static (string From, string To)? Way(string project, FileName name)
    {
        var from = Folders(project, name.File);
        var to = Folders(project, name.Target);
        var depth = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
        return depth < from.Length && depth < to.Length ? (Join(from, depth), Join(to, depth))
            : depth == 0 && from.Length != to.Length ? (from.Length == 0 ? project : Join(from, 0), to.Length == 0 ? project : Join(to, 0))
            : null;
    }

    private static string[] Folders(string project, string file) => file[(project.Length + 1)..].Split('/')[..^1];

    private static string Join(string[] folders, int depth) => string.Join('/', folders[..(depth + 1)]);

    private static bool Reaches(ILookup<string, string> next, string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var folder))
        {
            if (folder == to)
            {
                return true;
            }

            foreach (var further in seen.Add(folder) ? next[folder] : [])
            {
                open.Push(further);
            }
        }

        return false;
    }

    private static string Text(FileName name) => $"{Path.GetFileNameWithoutExtension(name.File)} names {name.Name}";
}
