using TorchSharp;
using static TorchSharp.torch;

namespace FunctionalVae.TorchSharpSteps;

/// <summary>Several ways to the same: all are tried, and the fastest is taken.</summary>
internal static class Ways
{
    /// <summary>Ways of drawing 1 with probability x.</summary>
    public static IReadOnlyDictionary<string, Func<Tensor, Tensor>> Binarizations(long[] shape)
    {
        var noise = empty(shape);
        return new Dictionary<string, Func<Tensor, Tensor>>
        {
            ["bernoulli"] = x => x.bernoulli(),
            ["rand_like"] = x => (rand_like(x) < x).to_type(ScalarType.Float32),
            ["uniform_, lt_"] = x => noise.uniform_(0, 1).lt_(x),
        };
    }

    /// <summary>Ways of Adam: TorchSharp's own, and the same in torch's operations in place.</summary>
    public static IReadOnlyDictionary<string, Func<IEnumerable<TorchSharp.Modules.Parameter>, Action>> Optimisers { get; } =
        new Dictionary<string, Func<IEnumerable<TorchSharp.Modules.Parameter>, Action>>
        {
            ["optim.Adam"] = parameters =>
            {
                var adam = optim.Adam(parameters, 1e-3);
                return () => adam.step();
            },
            ["in place"] = parameters => new AdamInPlace([.. parameters]).Step,
        };
}
