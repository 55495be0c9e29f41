// Two marked classes of one name, as the generator would complete them.
#pragma warning disable CA1034 // What is marked lies inside: only the names before it differ.
namespace FunctionalVae.App.Tests;

public static class East
{
    [GenerateVae]
    public static class Twin
    {
        public static IVaeModel Model => Vae.ModelFrom(TinyVae.Spec, nameof(Twin));
    }
}

public static class West
{
    [GenerateVae]
    public static class Twin
    {
        public static IVaeModel Model => Vae.ModelFrom(TinyVae.Spec, nameof(Twin));
    }
}
