// Functions of a tensor of TorchSharp.cs beside this file, in the same way.
#nullable enable
#pragma warning disable
namespace TorchSharp
{
    public static partial class torch
    {
        public partial class Tensor
        {
            public Tensor exp() => throw null!;

            public Tensor expm1() => throw null!;

            public Tensor log() => throw null!;

            public Tensor log1p() => throw null!;

            public Tensor lgamma() => throw null!;

            public Tensor digamma() => throw null!;

            public Tensor neg() => throw null!;

            public Tensor sigmoid() => throw null!;

            public Tensor tanh() => throw null!;

            public Tensor abs() => throw null!;

            public Tensor erfc() => throw null!;

            public Tensor reciprocal() => throw null!;

            public Tensor repeat_interleave(long repeats, long? dim, long? output_size) => throw null!;

            public Tensor logsumexp(long dim, bool keepdim) => throw null!;

            public Tensor softmax(long dim, ScalarType? dtype) => throw null!;

            public Tensor log_softmax(long dim, ScalarType? dtype) => throw null!;
        }
    }
}
