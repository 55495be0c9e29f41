using System.Reflection;

namespace FunctionalVae.App;

/// <summary>The version of this library, as its package has it.</summary>
internal static class AppVersion
{
    public static string Text { get; } =
        typeof(AppVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
