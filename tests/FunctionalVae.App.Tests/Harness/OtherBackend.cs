using FunctionalVae.Interpreter;

namespace FunctionalVae.App.Tests;

/// <summary>The float64 interpreter in the part of another backend: it agrees with the managed engine, and not to the bit.</summary>
internal static class OtherBackend
{
    /// <summary>TinyVae as torch, which has a <c>cpu</c> and no other device.</summary>
    public static ModelBackend Torch { get; } = Of(TinyVae.Model, "torch");

    public static ModelBackend Of(IVaeModel model, string name) =>
        new(
            model,
            name,
            device =>
                device == "cpu"
                    ? InterpretedModel.Of(model.Spec, model.Name)
                    : throw new ArgumentException($"There is no {device} here. Use cpu.", nameof(device))
        );

    public static Outcome Run(params string[] args) => With([Torch], args);

    public static Outcome With(IReadOnlyList<ModelBackend> backends, params string[] args) => In(new(Fvae.Models, backends), args);

    public static Outcome In(ModelCatalogue catalogue, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        AppHost host = new(output, error, OutputIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None);
        return new(VaeApp.RunOn(host, args, catalogue), output.ToString(), error.ToString());
    }
}
