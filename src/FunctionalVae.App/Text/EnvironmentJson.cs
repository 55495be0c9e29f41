using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Arm = System.Runtime.Intrinsics.Arm;
using X86 = System.Runtime.Intrinsics.X86;

namespace FunctionalVae.App;

/// <summary>On what a run was made: it can change the last bits of its numbers, where seed and options do not differ.</summary>
internal static class EnvironmentJson
{
    private static readonly (string Name, bool IsSupported)[] Instructions =
    [
        ("SSE4.2", X86.Sse42.IsSupported),
        ("AVX", X86.Avx.IsSupported),
        ("AVX2", X86.Avx2.IsSupported),
        ("FMA", X86.Fma.IsSupported),
        ("AVX-512F", X86.Avx512F.IsSupported),
        ("AdvSIMD", Arm.AdvSimd.IsSupported),
    ];

    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("environment");
        json.WriteString("os", RuntimeInformation.OSDescription);
        json.WriteString("architecture", RuntimeInformation.ProcessArchitecture.ToString());
        json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        json.WriteStartArray("instructions");
        foreach (var (name, _) in Instructions.Where(instruction => instruction.IsSupported))
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteNumber("vectorBits", InstructionSet.Current.VectorBits);
        json.WriteBoolean("fusedMultiplyAdd", InstructionSet.Current.HasFusedMultiplyAdd);
        json.WriteEndObject();
        json.WriteStartObject("versions");
        json.WriteString("FunctionalVae", Version(typeof(IVaeModel).Assembly));
        json.WriteString("FunctionalVae.App", AppVersion.Text);
        json.WriteEndObject();
    }

    // Without the commit, which the part behind the plus names: equal code gives equal files.
    private static string Version(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
