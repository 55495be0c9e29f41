using FunctionalVae.Cli;

namespace FunctionalVae.App.Tests;

/// <summary>What <c>--assembly</c> and <c>--project</c> find, and what they say where there is nothing to find.</summary>
public class OwnModelTests
{
    private static readonly string Zoo = typeof(TinyVae).Assembly.Location;
    private static readonly Version Ours = typeof(VaeSpec).Assembly.GetName().Version!;

    [Fact]
    public void The_models_of_an_assembly_take_the_place_of_the_tools()
    {
        using var folder = new TemporaryFolder();
        var listed = Run("list", "--assembly", Zoo, "--json").Succeeded().LastLine;
        Assert.Equal(Fvae.Run("list", "--json").LastLine.GetArrayLength() + 8, listed.GetArrayLength());
        Run("--assembly", Zoo, "train", "TinyVae", "--epochs", "1", "--threads", "1", "--out", folder.File("run")).Succeeded();
        var record = File.ReadAllText(folder.File("run/run.json"));
        Assert.Contains("\"--epochs\"", record);
        Assert.DoesNotContain("--assembly", record);
        Assert.DoesNotContain(Path.GetDirectoryName(Zoo)!, record);
        Run("sample", folder.File("run"), "--assembly", Zoo, "--out", folder.File("a.png")).Succeeded();
        Run("evaluate", folder.File("run"), "--assembly", Zoo).Succeeded();
    }

    [Fact]
    public void A_nested_class_as_the_generator_writes_it_is_a_backend()
    {
        var models = new FoundModels([Backed.Model], [.. GeneratedBackends.Of(typeof(Backed), Backed.Model)]);
        Assert.Equal(["torch", "diffsharp", "diffsharp-torch"], models.Backends.Select(backend => backend.Name));
        Assert.Equal(["cpu", "cuda:1/reference", "cpu/torch"], [Opened(0, "cpu"), Opened(1, "cuda:1"), Opened(2, "cpu")]);
        Assert.Equal("mps is not a device", Assert.Throws<ArgumentException>(() => Opened(0, "mps")).Message);
        Assert.Empty(GeneratedBackends.Of(typeof(TinyVae), TinyVae.Model));

        string Opened(int backend, string device) => models.Backends[backend].Open(device).Name;
    }

    [Fact]
    public void A_model_of_the_tool_leads_to_a_project_of_ones_own() =>
        Refused(
            "TinyVae was not compiled for the backend torch. Add the packages FunctionalVae.Torch and one of TorchSharp-cpu, TorchSharp-cuda-linux, TorchSharp-cuda-windows to the project of the model. Models of your own are found by --project DIR or --assembly FILE.",
            "train",
            "TinyVae",
            "--backend",
            "torch"
        );

    [Fact]
    public void Where_other_models_of_the_project_have_the_backend_the_attribute_is_named() =>
        ErrorTests.AssertProblem(
            OtherBackend.In(new(Fvae.Models, [OtherBackend.Torch], OwnModels.Source), "bench", "MoonsVae", "--backend", "torch"),
            "MoonsVae was not compiled for the backend torch. Its packages are there, because TinyVae was compiled for it: Backends in the [GenerateVae] of MoonsVae leaves out VaeBackends.Torch."
        );

    [Fact]
    public void Help_needs_no_models_and_shows_where_they_come_from()
    {
        var help = Run("train", "--help", "--assembly", "nowhere.dll").Succeeded().Output;
        Assert.All(
            ["--assembly <FILE>", "--project <DIR>", "train MyVae --project . --out runs/mine"],
            text => Assert.Contains(text, help)
        );
        Assert.Contains("train MyVae --project .", Run("--help").Succeeded().Output);
        Assert.DoesNotContain("--project", Fvae.Run("train", "--help").Succeeded().Output);
    }

    [Fact]
    public void A_model_that_is_not_there_is_looked_for_elsewhere() =>
        Refused("Models of your own are found by --project DIR or --assembly FILE.", "train", "MyVae");

    [Fact]
    public void Both_places_at_once_are_refused() => Refused("Pass one of them.", "list", "--assembly", Zoo, "--project", ".");

    [Fact]
    public void A_file_that_is_no_assembly_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("My"), "#!/bin/sh\n");
        File.Copy(Zoo, folder.File("My.dll"));
        Refused("There is no file nowhere.dll.", "list", "--assembly", "nowhere.dll");
        Refused($"{folder.Path} is a folder.", "list", "--assembly", folder.Path);
        Refused(
            $"My is not a .NET assembly, or is damaged. The program's assembly is {folder.File("My.dll")}.",
            "list",
            "--assembly",
            folder.File("My")
        );
    }

    [Fact]
    public void An_assembly_without_models_leads_to_its_neighbour_with_some()
    {
        using var folder = new TemporaryFolder();
        var program = EmittedAssembly.Write(folder.File("Program.dll"), Ours);
        Refused(
            "Program.dll has no models: none of its classes is marked with [GenerateVae]. Pass --assembly with the assembly of the project that declares them.\n",
            "list",
            "--assembly",
            program
        );
        File.Copy(Zoo, folder.File("Models.dll"));
        Refused($" There are some in: {folder.File("Models.dll")}. Pass --assembly with that.", "list", "--assembly", program);
    }

    [Fact]
    public void An_assembly_for_another_version_is_refused_before_its_code_is_loaded() =>
        In(folder =>
            Refused(
                $"was built for FunctionalVae.Spec 9.8.7, and this fvae has {Ours.ToString(3)}.",
                "list",
                "--assembly",
                EmittedAssembly.Write(folder.File("Newer.dll"), new(9, 8, 7, 0), "MyVae")
            )
        );

    [Fact]
    public void A_marked_class_that_was_built_without_the_generator_is_refused() =>
        In(folder =>
            Refused(
                "MyVae of " + folder.File("Bare.dll") + " is marked with [GenerateVae], but holds no compiled model",
                "list",
                "--assembly",
                EmittedAssembly.Write(folder.File("Bare.dll"), Ours, "MyVae")
            )
        );

    [Fact]
    public void Two_models_of_one_name_are_named_in_full() =>
        Refused(
            "has several models called Twin: FunctionalVae.App.Tests.East+Twin, FunctionalVae.App.Tests.West+Twin.",
            "list",
            "--assembly",
            typeof(East).Assembly.Location
        );

    [Fact]
    public void A_folder_without_one_project_is_refused()
    {
        using var folder = new TemporaryFolder();
        Refused($"There is no project in the folder {folder.Path}.", "list", "--project", folder.Path);
        Refused("There is no folder or project nowhere.", "list", "--project", "nowhere");
        File.WriteAllText(folder.File("A.csproj"), "");
        File.WriteAllText(folder.File("B.fsproj"), "");
        Refused("several projects in the folder " + folder.Path + ": A.csproj, B.fsproj. Pass", "list", "--project", folder.Path);
        File.WriteAllText(folder.File("Notes.txt"), "");
        Refused("Notes.txt is not a project.", "list", "--project", folder.File("Notes.txt"));
    }

    [Fact]
    public void A_source_file_without_a_directive_is_no_program_of_its_own()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("Part.cs"), "public class Part;\n// #:package FunctionalVae@*-*\n");
        Refused(
            "Part.cs is not a file-based app: no line of it begins with #:package or #:project. Add #:package FunctionalVae@*-* at its top, or pass --project with the folder of the project that it belongs to.",
            "list",
            "--project",
            folder.File("Part.cs")
        );
        Refused($"There is no project in the folder {folder.Path}. Pass --project with", "list", "--project", folder.Path);
        File.WriteAllText(folder.File("app.cs"), "#!/usr/bin/env dotnet\n\n  #:package FunctionalVae@*-*\n");
        Refused(
            $"There is no project in the folder {folder.Path}, but a file-based app. Pass --project with {folder.File("app.cs")}.",
            "list",
            "--project",
            folder.Path
        );
    }

    [Theory]
    [InlineData("There is no file absent.csv.", "train", "MyVae", "--data", "absent.csv")]
    [InlineData("There is no file absent.npy.", "encode", "RUN", "--out", "out.csv", "--data", "absent.npy")]
    [InlineData("absent", "evaluate", "absent")]
    [InlineData("absent.safetensors", "sample", "absent.safetensors")]
    [InlineData("absent", "check", "MyVae", "--run", "absent")]
    [InlineData("absent.safetensors", "import", "MyVae", "absent.safetensors", "--out", "new")]
    public void What_is_not_there_is_missed_before_the_project_is_built(string missing, params string[] args)
    {
        using var folder = new TemporaryFolder();
        Fvae.Train("TinyVae", "--epochs", "1", "--out", folder.File("run")).Succeeded();
        // What does not build says so, and that it is being built, where a build is tried.
        File.WriteAllText(folder.File("My.csproj"), "no project");
        string[] words = [.. args.Select(word => word == "RUN" ? folder.File("run") : word), "--project", folder.Path];
        var (alone, built) = (Fvae.Run([.. words.SkipLast(2)]), Run(words));
        Assert.Equal(2, built.Code);
        Assert.Contains(missing, built.Error);
        Assert.DoesNotContain("building", built.Error);
        // A command that names no model of its own is as right without the project.
        if (args[1] != "MyVae")
        {
            Assert.Equal(alone.Error, built.Error);
        }
    }

    private static void In(Action<TemporaryFolder> test)
    {
        using var folder = new TemporaryFolder();
        test(folder);
    }

    private static void Refused(string message, params string[] args)
    {
        var outcome = Run(args);
        Assert.Equal(2, outcome.Code);
        Assert.Empty(outcome.Output);
        Assert.StartsWith("error: ", outcome.Error);
        Assert.Contains(message, outcome.Error);
    }

    private static Outcome Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        AppHost host = new(output, error, OutputIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None);
        return new(VaeApp.RunOn(host, args, new(Fvae.Models, source: OwnModels.Source)), output.ToString(), error.ToString());
    }
}
