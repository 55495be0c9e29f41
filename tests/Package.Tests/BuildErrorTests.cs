using FunctionalVae.Package.Tests.Harness;

namespace FunctionalVae.Package.Tests;

[Collection(PackedCollection.Name)]
public sealed class BuildErrorTests(PackedFeed feed)
{
    [Theory]
    [InlineData("EmptyLayer.cs", "FVAE2001")]
    [InlineData("GreyBernoulli.cs", "FVAE2006")]
    [InlineData("MutableSpec.cs", "FVAE1002")]
    [InlineData("FromElsewhere.cs", "FVAE1003")]
    public void A_mistake_is_a_build_error_on_the_very_argument(string file, string id)
    {
        Assert.Equal(1, feed.BrokenBuild.ExitCode);
        var expected = Assert.Single(BuildError.PromisedIn(feed.FullPath("Broken/" + file)));
        Assert.Equal(id, expected.Id);
        Assert.Equal([expected], BuildError.In(feed.BrokenBuild.Output).Where(error => error.File == file));
    }
}
