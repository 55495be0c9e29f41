using TorchSharp;
using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>Devices by name.</summary>
internal static class TorchDevice
{
    /// <summary>The device called <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    /// <exception cref="ArgumentException">There is no such device here, or torch itself is missing; the message says what to do.</exception>
    public static Device Open(string device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (!IsName(device))
        {
            throw new ArgumentException($"'{device}' is not a device; name cpu, cuda or cuda:1.", nameof(device));
        }

        // Where it is certain, before TorchSharp copies libtorch in search of another.
        if (TorchLibrary.OldSystem is { } cause)
        {
            throw new ArgumentException(cause, nameof(device));
        }

        try
        {
            var opened = new Device(device);
            if (opened.type == DeviceType.CUDA && !(cuda.is_available() && Math.Max(opened.index, 0) < cuda.device_count()))
            {
                throw new ArgumentException(
                    $"There is no {device} here: torch finds {(cuda.is_available() ? cuda.device_count() : 0)} CUDA devices. Use cpu, or add the package TorchSharp-cuda-linux (or -windows) in place of TorchSharp-cpu, with a driver that fits it.",
                    nameof(device)
                );
            }

            // Loads libtorch, so that what is missing is said here and not in the middle of a run.
            using var probe = zeros([1], ScalarType.Float32, opened);
            return opened;
        }
        catch (Exception problem) when (problem is DllNotFoundException or NotSupportedException or TypeInitializationException)
        {
            // TorchSharp's message goes on with every place where it looked; the inner exception has all of it.
            throw new ArgumentException(TorchLibrary.Cause(problem), nameof(device), problem);
        }
    }

    private static bool IsName(string name) =>
        name is "cpu" or "cuda"
        || (name.StartsWith("cuda:", StringComparison.Ordinal) && name.Length is 6 or 7 && name.Skip(5).All(char.IsAsciiDigit));
}
