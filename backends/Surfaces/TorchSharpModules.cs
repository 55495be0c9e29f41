// The modules of TorchSharp.cs beside this file, in the same way.
#nullable enable
#pragma warning disable
namespace TorchSharp.Modules
{
    public class Parameter : torch.Tensor
    {
        internal Parameter() => throw null!;
    }

    public sealed class Linear : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal Linear()
            : base("") => throw null!;

        public Parameter? weight => throw null!;
        public Parameter? bias => throw null!;

        public override torch.Tensor forward(torch.Tensor input) => throw null!;
    }

    public sealed class Conv2d : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal Conv2d()
            : base("") => throw null!;

        public override torch.Tensor forward(torch.Tensor input) => throw null!;
    }

    public sealed class LayerNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal LayerNorm()
            : base("") => throw null!;

        public override torch.Tensor forward(torch.Tensor input) => throw null!;
    }

    public sealed class GroupNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal GroupNorm()
            : base("") => throw null!;

        public override torch.Tensor forward(torch.Tensor input) => throw null!;
    }

    public abstract class OptimizerHelper : torch.optim.Optimizer { }

    public class Adam : OptimizerHelper
    {
        internal Adam() => throw null!;
    }
}
