// The part of DiffSharp 1.0.7 that this project's code calls: declarations and nothing else, for compiling against where the package cannot
// be restored. No body here ever runs. backends/FunctionalVae.Diff.Tests holds each of them to the real assembly (SurfaceTests).
#nullable enable
#pragma warning disable
using System;
using System.Collections.Generic;
using DiffSharp.Backends;
using Microsoft.FSharp.Core;

namespace DiffSharp
{
    public enum DeviceType
    {
        CPU = 0,
        CUDA = 1,
    }

    public struct Device
    {
        public static Device CPU => throw null!;
        public static Device GPU => throw null!;

        public static Device NewDevice(DeviceType item1, int item2) => throw null!;
    }

    public struct Dtype
    {
        public static Dtype Float32 => throw null!;
        public static Dtype Float64 => throw null!;
    }

    public class Backend
    {
        public static Backend Reference => throw null!;
        public static Backend Torch => throw null!;
    }

    public class dsharp
    {
        public static bool isDeviceAvailable(Device device, FSharpOption<Backend>? backend) => throw null!;
    }

    public class Tensor
    {
        public Dtype dtype => throw null!;
        public int nelement => throw null!;
        public int[] shape => throw null!;
        public Tensor derivative => throw null!;
        public RawTensor primalRaw => throw null!;

        public static Tensor create(
            object value,
            FSharpOption<Device>? device,
            FSharpOption<Dtype>? dtype,
            FSharpOption<Backend>? backend
        ) => throw null!;

        public static Tensor ofRawTensor(RawTensor rawTensor) => throw null!;

        public static FSharpFunc<Tensor, Tensor> Op(UnaryOp ext) => throw null!;

        public static FSharpFunc<Tuple<Tensor, Tensor>, Tensor> Op(BinaryOp ext) => throw null!;

        public static Tensor cat(IEnumerable<Tensor> tensors, FSharpOption<int>? dim) => throw null!;

        public Tensor[] split(IEnumerable<int> sizes, FSharpOption<int>? dim) => throw null!;

        public Tensor view(IEnumerable<int> shape) => throw null!;

        public Tensor cast(Dtype dtype) => throw null!;

        public Tensor noDiff() => throw null!;

        public T[] toArray1D<T>() => throw null!;

        public IConvertible toScalar() => throw null!;

        public Tensor reverseDiff(FSharpOption<Tensor>? derivative, FSharpOption<uint>? nestingTag) => throw null!;

        public void reverse(FSharpOption<Tensor>? value, FSharpOption<bool>? zeroDerivatives) => throw null!;

        public Tensor zerosLike(
            FSharpOption<IEnumerable<int>>? shape,
            FSharpOption<Device>? device,
            FSharpOption<Dtype>? dtype,
            FSharpOption<Backend>? backend
        ) => throw null!;

        public Tensor onesLike(
            FSharpOption<IEnumerable<int>>? shape,
            FSharpOption<Device>? device,
            FSharpOption<Dtype>? dtype,
            FSharpOption<Backend>? backend
        ) => throw null!;

        public Tensor clamp(FSharpOption<IConvertible>? low, FSharpOption<IConvertible>? high) => throw null!;

        public Tensor lt(Tensor b) => throw null!;

        public Tensor gt(Tensor b) => throw null!;

        public Tensor eq(Tensor b) => throw null!;

        public Tensor matmul(Tensor b) => throw null!;

        public Tensor sum(FSharpOption<Dtype>? dtype) => throw null!;

        public Tensor sum(int dim, FSharpOption<bool>? keepDim, FSharpOption<Dtype>? dtype) => throw null!;

        public Tensor mean() => throw null!;

        public Tensor mean(int dim, FSharpOption<bool>? keepDim) => throw null!;

        public Tensor neg() => throw null!;

        public Tensor abs() => throw null!;

        public Tensor sqrt() => throw null!;

        public Tensor exp() => throw null!;

        public Tensor log() => throw null!;

        public Tensor tanh() => throw null!;

        public Tensor sigmoid() => throw null!;

        public Tensor relu() => throw null!;

        public static Tensor operator +(Tensor a, Tensor b) => throw null!;

        public static Tensor operator +(Tensor a, IConvertible b) => throw null!;

        public static Tensor operator -(Tensor a, Tensor b) => throw null!;

        public static Tensor operator -(Tensor a, IConvertible b) => throw null!;

        public static Tensor operator -(IConvertible a, Tensor b) => throw null!;

        public static Tensor operator *(Tensor a, Tensor b) => throw null!;

        public static Tensor operator *(Tensor a, IConvertible b) => throw null!;

        public static Tensor operator /(Tensor a, Tensor b) => throw null!;

        public static Tensor operator /(Tensor a, IConvertible b) => throw null!;
    }

    public abstract class UnaryOp
    {
        public UnaryOp(string name) => throw null!;

        public abstract RawTensor fRaw(RawTensor a);
    }

    public abstract class UnaryOpElementwise : UnaryOp
    {
        public UnaryOpElementwise(string name)
            : base(name) => throw null!;

        public abstract Tensor dfda(Tensor a, Tensor f);
    }

    public abstract class BinaryOp
    {
        public BinaryOp(string name) => throw null!;

        public abstract RawTensor fRaw(RawTensor a, RawTensor b);
    }

    public abstract class BinaryOpElementwise : BinaryOp
    {
        public BinaryOpElementwise(string name)
            : base(name) => throw null!;

        public abstract Tensor dfda(Tensor a, Tensor b, Tensor f);

        public abstract Tensor dfdb(Tensor a, Tensor b, Tensor f);
    }
}

namespace DiffSharp.Backends
{
    public abstract class RawTensor { }
}
