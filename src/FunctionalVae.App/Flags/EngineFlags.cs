using System.CommandLine;
using System.Text.RegularExpressions;

namespace FunctionalVae.App;

/// <summary>The options about what a command's arithmetic runs on.</summary>
internal sealed partial class EngineFlags
{
    private const string DeviceName = "--device";

    private readonly Option<string?> backend;

    private readonly Option<string?> device = Values.Text(
        DeviceName,
        $"Where the backend runs: cpu, cuda, cuda:1. [default: {Engine.Cpu}]",
        "DEVICE",
        word => Devices().IsMatch(word) ? word : throw new FormatException($"'{word}' is not a device; name cpu, cuda or cuda:1.")
    );

    public EngineFlags(ModelCatalogue catalogue) =>
        backend = Values.Choice(
            "--backend",
            $"What runs the model; others than {BackendWords.Managed} must be compiled into it. [default: {BackendWords.Managed}]",
            [.. BackendWords.Generated.Prepend(BackendWords.Managed).Union(catalogue.Backends.Select(backend => backend.Name))]
        );

    public IReadOnlyList<Option> All => [backend, device];

    /// <exception cref="UserErrorException">A device is named for the managed engine, which has none but the processor.</exception>
    public Engine Read(ParseResult parsed)
    {
        var engine = new Engine(parsed.GetValue(backend) ?? BackendWords.Managed, parsed.GetValue(device) ?? Engine.Cpu);
        return engine.IsManaged && engine.Device != Engine.Cpu
            ? throw new UserErrorException(
                $"{DeviceName} {engine.Device}: the backend {BackendWords.Managed} runs on the processor only. Pass --backend {BackendWords.Torch} too, or leave {DeviceName} out."
            )
            : engine;
    }

    [GeneratedRegex(@"^(cpu|cuda(:[0-9]{1,2})?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Devices();
}
