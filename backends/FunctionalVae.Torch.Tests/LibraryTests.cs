namespace FunctionalVae.Torch.Tests;

/// <summary>A libtorch that cannot be loaded: the cause in a sentence, then what to do.</summary>
public sealed class LibraryTests : IDisposable
{
    private const string Advice =
        "Run on a newer system: Debian 13, Ubuntu 24.04 and the image mcr.microsoft.com/dotnet/sdk:10.0 have what TorchSharp 0.107 needs (libstdc++ of GCC 13.2); or take an older TorchSharp.";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_version_that_the_system_lacks_is_named_with_its_library() =>
        Assert.Equal(
            $"torch cannot be loaded: libLibTorchSharp.so needs GLIBCXX_3.4.32 of libstdc++.so.6, and /lib/x86_64-linux-gnu/libstdc++.so.6 of this system is older. {Advice}",
            TorchLibrary.Of(
                "libLibTorchSharp.so",
                """
                Unable to load shared library '/app/runtimes/linux-x64/native/libLibTorchSharp.so' or one of its dependencies. In order to help diagnose loading problems, consider using a tool like strace. If you're using glibc, consider setting the LD_DEBUG environment variable:
                /lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /app/runtimes/linux-x64/native/libLibTorchSharp.so)

                """
            )
        );

    [Fact]
    public void So_is_one_that_a_part_of_libtorch_needs() =>
        Assert.StartsWith(
            "torch cannot be loaded: libc10.so needs GLIBC_2.38 of libc.so.6, and /lib/libc.so.6 of this system is older. Run on a newer system: Debian 13",
            TorchLibrary.Of(
                "libLibTorchSharp.so",
                "Unable to load shared library 'x':\n/lib/libc.so.6: version `GLIBC_2.38' not found (required by /app/libc10.so)\n"
            )
        );

    [Fact]
    public void A_library_that_the_system_lacks_is_named() =>
        Assert.Equal(
            "torch cannot be loaded: libtorch_cpu.so needs libgomp.so.1, which this system does not have. Install the system's package with it.",
            TorchLibrary.Of(
                "libtorch_cpu.so",
                "Unable to load shared library 'x':\nlibgomp.so.1: cannot open shared object file: No such file or directory\n"
            )
        );

    [Fact]
    public void Whatever_else_the_loader_says_is_passed_on() =>
        Assert.Equal(
            "torch cannot be loaded: the system refuses libtorch.so: /app/libtorch.so: file too short",
            TorchLibrary.Of("libtorch.so", "Unable to load shared library 'x':\n/app/libtorch.so: file too short\n")
        );

    [Fact]
    public void Only_where_no_library_is_there_a_package_is_missing()
    {
        Assert.Null(TorchLibrary.Problem([folder.File("")]));
        var torch = new NotSupportedException("This application doesn't contain a reference to libtorch-cpu-linux-x64.\n\nTrace: …");
        Assert.Equal(
            "torch cannot be loaded: This application doesn't contain a reference to libtorch-cpu-linux-x64. Add the package TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows to the program.",
            TorchLibrary.Missing(new TypeInitializationException("TorchSharp.torch", torch))
        );
    }

    [SkippableFact]
    public void The_systems_own_loader_is_asked()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Here libraries have other names.");
        File.WriteAllText(folder.File("libc10.so"), "no library");
        File.WriteAllText(folder.File("libLibTorchSharp.so"), "no library");
        Assert.StartsWith(
            "torch cannot be loaded: the system refuses libc10.so: ",
            TorchLibrary.Problem([folder.File("elsewhere"), folder.File("")])
        );
    }

    [Fact]
    public void Here_it_can_be_loaded() => Assert.Null(TorchLibrary.OldSystem);
}
