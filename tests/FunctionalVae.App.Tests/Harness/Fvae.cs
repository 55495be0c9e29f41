namespace FunctionalVae.App.Tests;

/// <summary>The tool over the zoo, in this process, as if its output went into pipes.</summary>
internal static class Fvae
{
    public static IReadOnlyList<IVaeModel> Models { get; } =
    [DigitsVae.Model, MnistManifold.Model, MnistVae.Model, MoonsVae.Model, TinyVae.Model];

    public static Outcome Run(params string[] args) => With(Models, args);

    /// <summary>Runs over other models than the zoo's.</summary>
    public static Outcome With(IReadOnlyList<IVaeModel> models, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = VaeApp.RunOn(
            new(output, error, OutputIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None),
            args,
            new(models)
        );
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Trains on one thread: small models are trained as fast, and the suites beside this one are left in peace.</summary>
    public static Outcome Train(params string[] args) => Run(["train", .. args, "--threads", "1"]);

    /// <summary>Runs on a terminal.</summary>
    public static Outcome Watch(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = VaeApp.RunOn(
            new(output, error, OutputIsTerminal: true, ErrorIsTerminal: true, CancellationToken.None),
            args,
            new(Models)
        );
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs until standard output says <paramref name="text"/>, then asks to stop as Ctrl-C does.</summary>
    public static Outcome StopAt(string text, params string[] args)
    {
        using var source = new CancellationTokenSource();
        using var output = new StoppingWriter(text, source);
        using var error = new StringWriter();
        var code = VaeApp.RunOn(
            new(output, error, OutputIsTerminal: false, ErrorIsTerminal: false, source.Token),
            [.. args, "--threads", "1"],
            new(Models)
        );
        return new(code, output.ToString(), error.ToString());
    }

    private sealed class StoppingWriter(string text, CancellationTokenSource source) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true)
            {
                source.Cancel();
            }
        }
    }
}
