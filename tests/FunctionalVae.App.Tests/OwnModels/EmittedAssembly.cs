using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace FunctionalVae.App.Tests;

/// <summary>Assemblies as other builds would leave them, with classes that are marked and hold nothing.</summary>
internal static class EmittedAssembly
{
    /// <summary>Writes an assembly that says it was compiled against the given version of FunctionalVae.Spec.</summary>
    public static string Write(string path, Version built, params string[] classes) => Write(path, built, isNested: false, classes);

    /// <summary>The same, with every class within itself, as no compiler writes it.</summary>
    public static string WriteNested(string path, Version built, params string[] classes) => Write(path, built, isNested: true, classes);

    private static string Write(string path, Version built, bool isNested, string[] classes)
    {
        var metadata = new MetadataBuilder();
        var name = metadata.GetOrAddString(Path.GetFileNameWithoutExtension(path));
        metadata.AddModule(
            0,
            metadata.GetOrAddString(Path.GetFileName(path)),
            metadata.GetOrAddGuid(new(built.Major, 0, 0, new byte[8])),
            default,
            default
        );
        metadata.AddAssembly(name, new(1, 0, 0, 0), default, default, default, AssemblyHashAlgorithm.None);
        var library = Reference(metadata, typeof(VaeSpec).Assembly.GetName().Name!, built);
        var runtime = typeof(object).Assembly.GetName();
        var core = Reference(metadata, runtime.Name!, runtime.Version!);
        var objects = metadata.AddTypeReference(core, metadata.GetOrAddString("System"), metadata.GetOrAddString("Object"));
        var mark = metadata.AddTypeReference(
            library,
            metadata.GetOrAddString(nameof(FunctionalVae)),
            metadata.GetOrAddString(nameof(GenerateVaeAttribute))
        );
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature(isInstanceMethod: true).Parameters(0, returns => returns.Void(), _ => { });
        var constructor = metadata.AddMemberReference(mark, metadata.GetOrAddString(".ctor"), metadata.GetOrAddBlob(signature));
        var (field, method) = (MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, field, method);
        foreach (var marked in classes)
        {
            var type = metadata.AddTypeDefinition(TypeAttributes.Public, default, metadata.GetOrAddString(marked), objects, field, method);
            // Two bytes of prologue and no named arguments.
            metadata.AddCustomAttribute(type, constructor, metadata.GetOrAddBlob(new byte[] { 1, 0, 0, 0 }));
            if (isNested)
            {
                metadata.AddNestedType(type, type);
            }
        }

        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new(metadata), new BlobBuilder()).Serialize(image);
        File.WriteAllBytes(path, image.ToArray());
        return path;
    }

    private static AssemblyReferenceHandle Reference(MetadataBuilder metadata, string name, Version version) =>
        metadata.AddAssemblyReference(metadata.GetOrAddString(name), version, default, default, default, default);
}
