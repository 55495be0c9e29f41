using FunctionalVae;

namespace Acme.System
{
    // Keywords as names, one class inside another.
    public partial class @class
    {
        [GenerateVae]
        internal static partial class @event
        {
            internal static readonly VaeSpec @readonly = new VaeSpec(
                new Image(8, 8),
                [new Flatten(), new Dense(16, Activation.Gelu)],
                new DiagonalNormalLatent(2),
                [new Dense(16, Activation.Gelu)],
                new GreyCrossEntropy(),
                Objective: new EvidenceLowerBound(0.5)
            );
        }
    }

    // Names of the library's own and of the language's words of some contexts.
    [GenerateVae]
    static partial class Matrix
    {
        static VaeSpec Spec { get; } = @class.@event.@readonly with { Likelihood = new SquaredErrorLikelihood() };
    }

    [GenerateVae]
    static partial class Async
    {
        static VaeSpec Spec { get; } = @class.@event.@readonly;
    }
}

namespace System.Threading
{
    [GenerateVae]
    static partial class Lane
    {
        static VaeSpec Spec { get; } = Acme.System.@class.@event.@readonly;
    }
}

[GenerateVae]
static partial class Workspace
{
    static VaeSpec Spec { get; } = Acme.System.@class.@event.@readonly;
}
