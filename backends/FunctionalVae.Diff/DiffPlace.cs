using System.Globalization;
using DiffSharp;
using Microsoft.FSharp.Core;

namespace FunctionalVae.Diff;

/// <summary>
/// Where tensors are made and computed: a device and a backend of DiffSharp, float32. It is handed to each tensor that is made, so
/// <c>dsharp.config</c>, which holds for the whole process, is neither read nor changed.
/// </summary>
/// <remarks>
/// DiffSharp's torch backend frees native tensors by finalizers, which the collections of another thread can run while a call still reads
/// them. A model's functions and training take turns there, in the whole process; your own calls should be on one thread, and the program
/// should set <c>ConcurrentGarbageCollection</c> to false.
/// </remarks>
public sealed class DiffPlace
{
    private static readonly Lock TorchTurn = new();

    private readonly FSharpOption<Device> device;
    private readonly FSharpOption<Backend> backend;
    private readonly bool isTorch;
    private readonly FSharpOption<Dtype> type = FSharpOption<Dtype>.Some(Dtype.Float32);

    private DiffPlace(Device device, Backend backend)
    {
        this.device = FSharpOption<Device>.Some(device);
        this.backend = FSharpOption<Backend>.Some(backend);
        isTorch = backend == Backend.Torch;
    }

    /// <summary>The place of that name.</summary>
    /// <param name="device"><c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>, an index of at most two digits.</param>
    /// <param name="backend"><c>reference</c>, which is managed code, or <c>torch</c>.</param>
    /// <exception cref="ArgumentException">There is no such device or backend here; the message says what to do.</exception>
    public static DiffPlace Open(string device = "cpu", string backend = "reference")
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(backend);
        var (chosenDevice, chosenBackend) = (DeviceOf(device), BackendOf(backend));
        bool isThere;
        try
        {
            isThere = dsharp.isDeviceAvailable(chosenDevice, FSharpOption<Backend>.Some(chosenBackend));
        }
        // DiffSharp finds a backend by its assembly's name and throws plain exceptions where that, or a native library of it, is missing.
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            throw new ArgumentException(
                $"DiffSharp's backend {backend} cannot be loaded: {problem.Message.Split('\n')[0].Trim()} Add the package DiffSharp-lite (reference), or DiffSharp-cpu, DiffSharp-cuda-linux or DiffSharp-cuda-windows (torch too) to the program.",
                nameof(backend),
                problem
            );
        }

        return isThere
            ? new(chosenDevice, chosenBackend)
            : throw new ArgumentException(
                $"DiffSharp's backend {backend} has no device {device} here. Use cpu, or the backend torch of the package DiffSharp-cuda-linux or DiffSharp-cuda-windows with a driver that fits it.",
                nameof(device)
            );
    }

    /// <summary>The result of <paramref name="work"/>, run alone: on the torch backend no other such work of the process runs at the same time.</summary>
    internal T Alone<T>(Func<T> work)
    {
        if (!isTorch)
        {
            return work();
        }

        lock (TorchTurn)
        {
            return work();
        }
    }

    /// <summary>A tensor of that shape, its values row by row.</summary>
    public Tensor Of(float[] values, params int[] shape) => Tensor.create(values, device, type, backend).view(shape);

    /// <summary>Rows as a tensor [count, width].</summary>
    public Tensor Of(Batch rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Of(rows.Values.ToArray(), rows.Count, rows.Width);
    }

    /// <summary>Examples of a model, with what is known of them behind their values where something is.</summary>
    internal Tensor Of(Batch examples, VaeSpec spec)
    {
        var (values, count) = BatchChunks.WithLabels(examples, .., spec);
        return Of(values, count, values.Length / count);
    }

    private static Device DeviceOf(string device)
    {
        var parts = device.Split(':');
        return parts switch
        {
            ["cpu"] => Device.CPU,
            ["cuda"] => Device.GPU,
            ["cuda", { Length: 1 or 2 } index] when index.All(char.IsAsciiDigit) => Device.NewDevice(
                DeviceType.CUDA,
                int.Parse(index, CultureInfo.InvariantCulture)
            ),
            _ => throw new ArgumentException($"'{device}' is not a device; name cpu, cuda or cuda:1.", nameof(device)),
        };
    }

    private static Backend BackendOf(string backend) =>
        backend switch
        {
            "reference" => Backend.Reference,
            "torch" => Backend.Torch,
            _ => throw new ArgumentException($"{backend} is not a backend; name reference or torch.", nameof(backend)),
        };
}
