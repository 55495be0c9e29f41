using System.Reflection;
using System.Runtime.Loader;
using FunctionalVae.App;
using FunctionalVae.Reports;
using FunctionalVae.Testing;

namespace FunctionalVae.Cli;

/// <summary>
/// Loads an assembly with what it needs from beside it, but with the tool's own FunctionalVae: only so are its models the tool's models.
/// </summary>
internal sealed class ModelContext(string path) : AssemblyLoadContext(nameof(ModelContext))
{
    private readonly AssemblyDependencyResolver beside = new(path);

    /// <summary>The libraries that the tool shares with the assembly, with the versions it has of them.</summary>
    public static IReadOnlyDictionary<string, Version> Shared { get; } =
        new[] { typeof(VaeSpec), typeof(Key), typeof(IVaeModel), typeof(Bitmap), typeof(VaeLaws), typeof(VaeApp) }
            .Select(type => type.Assembly.GetName())
            .ToDictionary(name => name.Name!, name => name.Version!, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        ArgumentNullException.ThrowIfNull(assemblyName);
        // Null leaves it to the tool, which has the runtime's libraries too.
        return Shared.ContainsKey(assemblyName.Name!) || beside.ResolveAssemblyToPath(assemblyName) is not { } file
            ? null
            : LoadFromAssemblyPath(file);
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        beside.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : 0;
}
