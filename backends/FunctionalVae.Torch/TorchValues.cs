using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>Between plain values and tensors.</summary>
internal static class TorchValues
{
    /// <summary>Rows [count, width] on <paramref name="device"/>.</summary>
    public static Tensor Of(Batch batch, Device device) => Of(batch.Values.ToArray(), [batch.Count, batch.Width], device);

    /// <summary>Values of a shape on <paramref name="device"/>.</summary>
    public static Tensor Of(float[] values, long[] shape, Device device) => tensor(values, new ReadOnlySpan<long>(shape), null, device);

    /// <summary>All values of a tensor, row by row.</summary>
    public static float[] ToArray(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return [.. tensor.detach().cpu().contiguous().data<float>()];
    }
}
