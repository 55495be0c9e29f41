using System.CommandLine;
using System.Text.RegularExpressions;

namespace FunctionalVae.App;

/// <summary>The options about what a command's arithmetic runs on.</summary>
internal sealed partial class BackendFlags
{
    private const string DeviceName = "--device";

    private readonly Option<string?> backend;

    private readonly Option<string?> device = Values.Text(
        DeviceName,
        $"Where the backend runs: cpu, cuda, cuda:1. [default: {Backend.Cpu}]",
        "DEVICE",
        word => Devices().IsMatch(word) ? word : throw new FormatException($"'{word}' is not a device; name cpu, cuda or cuda:1.")
    );

    public BackendFlags(ModelCatalogue catalogue) =>
        backend = Values.Choice(
            "--backend",
            $"What runs the model; others than {BackendWords.Managed} must be compiled into it. [default: {BackendWords.Managed}]",
            [.. BackendWords.Generated.Prepend(BackendWords.Managed).Union(catalogue.Backends.Select(backend => backend.Name))]
        );

    public IReadOnlyList<Option> All => [backend, device];

    /// <exception cref="UserErrorException">A device is named for the managed engine, which has none but the processor.</exception>
    public Backend Read(ParseResult parsed)
    {
        var chosen = new Backend(parsed.GetValue(backend) ?? BackendWords.Managed, parsed.GetValue(device) ?? Backend.Cpu);
        return chosen.IsManaged && chosen.Device != Backend.Cpu
            ? throw new UserErrorException(
                $"{DeviceName} {chosen.Device}: the backend {BackendWords.Managed} runs on the processor only. Pass --backend {BackendWords.Torch} too, or leave {DeviceName} out."
            )
            : chosen;
    }

    [GeneratedRegex(@"^(cpu|cuda(:[0-9]{1,2})?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Devices();
}
