// The part of TorchSharp 0.99 to 0.107 that this project's code calls: declarations and nothing else, for compiling against where the package
// cannot be restored. No body here ever runs. Members and parameters are those that are used; the real ones may have more parameters with
// defaults. backends/FunctionalVae.Torch.Tests holds each of them to the real assembly (SurfaceTests).
#nullable enable
#pragma warning disable
using System;
using System.Collections.Generic;

namespace TorchSharp
{
    public class Scalar
    {
        public static implicit operator Scalar(double value) => throw null!;
    }

    public enum DeviceType
    {
        CPU = 0,
        CUDA = 1,
    }

    public static partial class torch
    {
        public enum ScalarType : sbyte
        {
            Int64 = 4,
            Float32 = 6,
        }

        public class Device
        {
            public Device(string description) => throw null!;

            public DeviceType type => throw null!;
            public int index => throw null!;
        }

        public partial class Tensor : IDisposable
        {
            public long[] shape => throw null!;
            public Device device => throw null!;

            public bool requires_grad
            {
                get => throw null!;
                set => throw null!;
            }

            public void Dispose() => throw null!;

            public Tensor DetachFromDisposeScope() => throw null!;

            public Tensor MoveToOuterDisposeScope() => throw null!;

            public void backward() => throw null!;

            public Tensor detach() => throw null!;

            public Tensor cpu() => throw null!;

            public Tensor contiguous() => throw null!;

            public Tensor clone() => throw null!;

            public Tensor t() => throw null!;

            public Tensor reshape(params long[] shape) => throw null!;

            public Tensor permute(params long[] permutation) => throw null!;

            public Tensor copy_(Tensor source) => throw null!;

            public Utils.TensorAccessor<T> data<T>()
                where T : unmanaged => throw null!;

            public Tensor narrow(long dim, long start, long length) => throw null!;

            public Tensor index_select(long dim, Tensor index) => throw null!;

            public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => throw null!;

            public Tensor clamp(Scalar? min, Scalar? max) => throw null!;

            public Tensor add(Scalar scalar, Scalar alpha) => throw null!;

            public Tensor add(Tensor target, Scalar alpha) => throw null!;

            public Tensor mul(Scalar target) => throw null!;

            public Tensor mul_(Scalar target) => throw null!;

            public Tensor add_(Tensor target, Scalar alpha) => throw null!;

            public Tensor add_(Scalar scalar, Scalar alpha) => throw null!;

            public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => throw null!;

            public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => throw null!;

            public Tensor sqrt() => throw null!;

            public Tensor zero_() => throw null!;

            public Tensor leaky_relu(Scalar negative_slope) => throw null!;

            public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => throw null!;

            public Tensor lt(Tensor target) => throw null!;

            public Tensor logical_and(Tensor other) => throw null!;

            public Tensor mean() => throw null!;

            public Tensor sum() => throw null!;

            public Tensor sum(long[] dim, bool keepdim) => throw null!;

            public static Tensor operator -(Tensor left, Tensor right) => throw null!;

            public static Tensor operator *(Tensor left, Tensor right) => throw null!;

            public static Tensor operator /(Tensor left, Tensor right) => throw null!;
        }

        public static Tensor cat(IList<Tensor> tensors, long dim) => throw null!;

        public static Tensor zeros(long[] size, ScalarType? dtype, Device? device) => throw null!;

        public static Tensor tensor(long[] dataArray, ScalarType? dtype, Device? device) => throw null!;

        public static Tensor tensor(float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device) => throw null!;

        public static Tensor where(Tensor condition, Tensor x, Tensor y) => throw null!;

        public static Tensor zeros_like(Tensor input, ScalarType? dtype, Device? device, bool requires_grad) => throw null!;

        public static Tensor sigmoid(Tensor input) => throw null!;

        public static Tensor tanh(Tensor input) => throw null!;

        public static IDisposable no_grad() => throw null!;

        public static IDisposable enable_grad() => throw null!;

        public static DisposeScope NewDisposeScope() => throw null!;

        public static void set_num_threads(int num) => throw null!;

        public static class cuda
        {
            public static bool is_available() => throw null!;

            public static int device_count() => throw null!;
        }

        public static class autograd
        {
            public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs) => throw null!;

            public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, bool retain_graph) => throw null!;
        }

        public static class nn
        {
            public enum Reduction : long
            {
                None = 0,
            }

            public class Module : IDisposable
            {
                protected Module(string name) => throw null!;

                public void Dispose() => throw null!;

                public virtual bool training => throw null!;

                public virtual void eval() => throw null!;

                public virtual void train() => throw null!;

                public virtual IEnumerable<Modules.Parameter> parameters() => throw null!;

                public virtual IEnumerable<(string name, Module module)> named_children() => throw null!;

                public virtual IEnumerable<(string name, Modules.Parameter parameter)> named_parameters() => throw null!;

                public virtual Modules.Parameter get_parameter(string target) => throw null!;

                public virtual void register_module(string name, Module submodule) => throw null!;

                public virtual void register_parameter(string name, Modules.Parameter param) => throw null!;
            }

            public abstract class Module<T, TResult> : Module
            {
                protected Module(string name)
                    : base(name) => throw null!;

                public abstract TResult forward(T input);

                public TResult call(T input) => throw null!;
            }

            public abstract class Module<T1, T2, TResult> : Module
            {
                protected Module(string name)
                    : base(name) => throw null!;

                public abstract TResult forward(T1 input1, T2 input2);

                public TResult call(T1 input1, T2 input2) => throw null!;
            }

            public static Modules.Linear Linear(long inputSize, long outputSize, bool hasBias, Device? device) => throw null!;

            public static Modules.Conv2d Conv2d(
                long in_channels,
                long out_channels,
                long kernel_size,
                long stride,
                long padding,
                long dilation,
                PaddingModes padding_mode,
                long groups,
                bool bias,
                Device? device
            ) => throw null!;

            public static Modules.LayerNorm LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, Device? device) =>
                throw null!;

            public static Modules.GroupNorm GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device) =>
                throw null!;

            public static class functional
            {
                public static Tensor relu(Tensor x) => throw null!;

                public static Tensor gelu(Tensor x) => throw null!;

                public static Tensor softplus(Tensor x) => throw null!;

                public static Tensor dropout(Tensor input, double p, bool training) => throw null!;

                public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight, Reduction reduction) =>
                    throw null!;
            }
        }

        public static class optim
        {
            public abstract class Optimizer : IDisposable
            {
                public void Dispose() => throw null!;

                public virtual void zero_grad() => throw null!;

                public virtual Tensor step() => throw null!;
            }

            public static Modules.Adam Adam(IEnumerable<Modules.Parameter> parameters, double lr) => throw null!;
        }
    }

    public enum PaddingModes
    {
        Zeros = 0,
    }

    public sealed class DisposeScope : IDisposable
    {
        internal DisposeScope() => throw null!;

        public void Dispose() => throw null!;
    }

    namespace Utils
    {
        public sealed class TensorAccessor<T> : IEnumerable<T>
            where T : unmanaged
        {
            internal TensorAccessor() => throw null!;

            public IEnumerator<T> GetEnumerator() => throw null!;

            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw null!;
        }
    }
}
