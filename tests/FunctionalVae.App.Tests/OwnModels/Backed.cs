// A class as the generator completes it where the packages of both backends are referenced; models tell by their names how they were asked for.
#pragma warning disable CA1034 // Nested as the generator nests them.
namespace FunctionalVae.App.Tests;

public static class Backed
{
    public static IVaeModel Model => Named(nameof(Backed));

    private static IVaeModel Named(string name) => Vae.ModelFrom(TinyVae.Spec, name);

    public static class Torch
    {
        public static IVaeModel ModelOn(string device = "cpu") =>
            device == "mps" ? throw new ArgumentException("mps is not a device") : Named(device);
    }

    public static class Diff
    {
        public static IVaeModel ModelOn(string device = "cpu", string backend = "reference") => Named($"{device}/{backend}");
    }
}
