using System.Text;
using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>Loads one file that a test writes.</summary>
internal static class DataText
{
    public static ExampleTable Load(string text, DataOptions? options = null, string name = "points.csv") =>
        Load(Encoding.UTF8.GetBytes(text), options, name);

    public static ExampleTable Load(byte[] bytes, DataOptions? options = null, string name = "points.csv")
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File(name), bytes);
        return DataFiles.Load([folder.File(name)], options).Train;
    }

    /// <summary>The message of a file that cannot be read; the path in it is cut to the name.</summary>
    public static string Problem(string text, DataOptions? options = null, string name = "points.csv") =>
        Problem(Encoding.UTF8.GetBytes(text), options, name);

    public static string Problem(byte[] bytes, DataOptions? options = null, string name = "points.csv")
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File(name), bytes);
        var message = Assert.Throws<InvalidDataSetException>(() => DataFiles.Load([folder.File(name)], options)).Message;
        Assert.Contains(folder.File(name), message);
        return message.Replace(folder.Path + Path.DirectorySeparatorChar, "");
    }
}
