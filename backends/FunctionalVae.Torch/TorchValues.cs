using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>Between plain values and tensors.</summary>
internal static class TorchValues
{
    /// <summary>Rows [count, width] on <paramref name="device"/>.</summary>
    public static Tensor Of(Batch batch, Device device) => Of(batch.Values.ToArray(), [batch.Count, batch.Width], device);

    /// <summary>Examples of a model, with what is known of them behind their values where something is.</summary>
    public static Tensor Of(Batch examples, VaeSpec spec, Device device)
    {
        var (values, count) = BatchChunks.WithLabels(examples, .., spec);
        return Of(values, [count, values.Length / count], device);
    }

    /// <summary>
    /// Values of a shape on <paramref name="device"/>, in memory of torch's own. On a CPU torch would read an array where it lies, and MKL's
    /// products differ in the last bit with the alignment of what they read; torch's own memory always begins at a multiple of 64 bytes.
    /// </summary>
    public static Tensor Of(float[] values, long[] shape, Device device)
    {
        using var there = tensor(values, new ReadOnlySpan<long>(shape), null, device);
        return there.clone();
    }

    /// <summary>All values of a tensor, row by row.</summary>
    public static float[] ToArray(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return [.. tensor.detach().cpu().contiguous().data<float>()];
    }
}
