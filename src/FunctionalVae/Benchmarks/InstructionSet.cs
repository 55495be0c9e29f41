using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace FunctionalVae;

/// <summary>What models are computed with in a process: the JIT takes what the machine has, and a program of NativeAOT has what it was compiled for.</summary>
/// <param name="VectorBits">Bits of the vectors of matrix products: 512, 256 or 128.</param>
/// <param name="HasFusedMultiplyAdd">Whether a multiply-add is an instruction; otherwise each is emulated, and training is over a hundred times slower.</param>
/// <param name="MachineHasFusedMultiplyAdd">Whether the processor has that instruction, used or not; false where a process cannot ask it.</param>
public sealed record InstructionSet(int VectorBits, bool HasFusedMultiplyAdd, bool MachineHasFusedMultiplyAdd)
{
    /// <summary>That of this process.</summary>
    public static InstructionSet Current { get; } =
        new(
            Vector512.IsHardwareAccelerated ? 512 : Vector<byte>.Count * 8,
            // .NET joins FMA with AVX2; ARM64 always has it.
            Vector256.IsHardwareAccelerated || AdvSimd.IsSupported,
            AdvSimd.IsSupported || ProcessorHasFma()
        );

    /// <summary>Why the process falls short of its machine, and what to do about it; null where it does not.</summary>
    public string? Shortfall =>
        HasFusedMultiplyAdd || !MachineHasFusedMultiplyAdd ? null
        : RuntimeFeature.IsDynamicCodeSupported
            ? "The run time was told not to use the processor's fused multiply-adds, so training is over a hundred times slower: unset DOTNET_EnableAVX and DOTNET_EnableAVX2."
        : "The program was compiled without the processor's fused multiply-adds, so training is over a hundred times slower: publish it with IlcInstructionSet=x86-64-v3 or native.";

    // AVX2 and FMA, and a system that keeps their registers.
    private static bool ProcessorHasFma()
    {
        const int FmaSaveAvx = (1 << 12) | (1 << 27) | (1 << 28);
        const int Avx2 = 1 << 5;
        return X86Base.IsSupported
            && X86Base.CpuId(0, 0).Eax >= 7
            && (X86Base.CpuId(1, 0).Ecx & FmaSaveAvx) == FmaSaveAvx
            && (X86Base.CpuId(7, 0).Ebx & Avx2) != 0;
    }
}
