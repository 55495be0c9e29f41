using FunctionalVae.Package.Tests.Harness;

namespace FunctionalVae.Package.Tests;

/// <summary>Models are compiled and bound without reflection, which is why trimming and ahead-of-time compilation change nothing.</summary>
[Collection(PackedCollection.Name)]
public sealed class ReflectionTests(PackedFeed feed)
{
    // The names of types in messages and texts, the equality of records, and the digits, which are a resource.
    private static readonly string[] Harmless =
    [
        "System.Reflection.Assembly.GetManifestResourceStream",
        "System.Reflection.MemberInfo.get_Name",
        "System.Type.GetTypeFromHandle",
        "System.Type.get_Assembly",
        "System.Type.op_Equality",
    ];

    [Fact]
    public void What_trains_draws_and_paints_takes_nothing_from_reflection_but_names_and_a_resource() =>
        Assert.Equal(
            Harmless,
            Libraries("FunctionalVae")
                .Concat(Libraries("FunctionalVae.Probability"))
                .Concat(Libraries("FunctionalVae.Evaluation"))
                .Concat(Libraries("FunctionalVae.Reports"))
                .SelectMany(ReflectionUses.Of)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    private IEnumerable<byte[]> Libraries(string package)
    {
        var packed = feed.Packages.Single(found => found.Id == package);
        return packed
            .Files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal) && Path.GetExtension(file) == ".dll")
            .Select(packed.Read);
    }
}
