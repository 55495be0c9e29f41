using TorchSharp;
using static TorchSharp.torch;

namespace FunctionalVae.TorchSharpSteps;

/// <summary>Adam (Kingma and Ba 2015) with as few operations a tensor as torch has for it, none of which allocates more than one tensor.</summary>
internal sealed class AdamInPlace(Tensor[] parameters)
{
    private const double Rate = 1e-3;
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    private readonly Tensor[] first = [.. parameters.Select(parameter => zeros_like(parameter).detach())];
    private readonly Tensor[] second = [.. parameters.Select(parameter => zeros_like(parameter).detach())];
    private long step;

    public void Step()
    {
        using var frozen = no_grad();
        step++;
        Scalar beta1 = Beta1;
        Scalar rest1 = 1 - Beta1;
        Scalar beta2 = Beta2;
        Scalar rest2 = 1 - Beta2;
        Scalar scale = 1 / Math.Sqrt(1 - Math.Pow(Beta2, step));
        Scalar epsilon = Epsilon;
        Scalar rate = -Rate / (1 - Math.Pow(Beta1, step));
        for (var i = 0; i < parameters.Length; i++)
        {
            var gradient = parameters[i].grad!;
            first[i].mul_(beta1).add_(gradient, rest1);
            second[i].mul_(beta2).addcmul_(gradient, gradient, rest2);
            parameters[i].addcdiv_(first[i], second[i].sqrt().mul_(scale).add_(epsilon), rate);
        }

        // torch reads them through raw handles.
        Array.ForEach([beta1, rest1, beta2, rest2, scale, epsilon, rate], GC.KeepAlive);
    }
}
