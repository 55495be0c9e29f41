using FunctionalVae.Plans;

namespace FunctionalVae.Interpreter;

/// <summary>Runs the operations of a plan in float64, by their definitions and without the engine's kernels.</summary>
internal static class OpInterpreter
{
    public static void Run(ValueList<PlanOp> ops, InterpreterMemory memory)
    {
        foreach (var op in ops)
        {
            Run(op, memory);
        }
    }

    private static void Run(PlanOp op, InterpreterMemory memory)
    {
        switch (op)
        {
            case Affine affine:
                AffineInterpreter.Forward(affine, memory);
                break;
            case AffineParameterGradient gradient:
                AffineInterpreter.Backward(gradient, memory);
                break;
            case AffineInputGradient gradient:
                AffineInterpreter.Backward(gradient, memory);
                break;
            case Activate activate:
                ActivationInterpreter.Forward(activate, memory);
                break;
            case ActivationGradient gradient:
                ActivationInterpreter.Backward(gradient, memory);
                break;
            case ClampLogVariance clamp:
                DiagonalNormalInterpreter.Clamp(clamp, memory);
                break;
            case Reparameterise draw:
                DiagonalNormalInterpreter.Draw(draw, memory);
                break;
            case StandardNormalKl kl:
                DiagonalNormalInterpreter.Kl(kl, memory);
                break;
            case PosteriorGradient gradient:
                DiagonalNormalInterpreter.Backward(gradient, memory);
                break;
            case LogitCrossEntropy score:
                CrossEntropyInterpreter.Score(score, memory);
                break;
            case LogitCrossEntropyGradient gradient:
                CrossEntropyInterpreter.Backward(gradient, memory);
                break;
            case SigmoidMean mean:
                CrossEntropyInterpreter.Mean(mean, memory);
                break;
            case FixedNormalLogDensity score:
                NormalDensityInterpreter.Score(score, memory);
                break;
            case FixedNormalGradient gradient:
                NormalDensityInterpreter.Backward(gradient, memory);
                break;
            case LearnedNormalLogDensity score:
                NormalDensityInterpreter.Score(score, memory);
                break;
            case LearnedNormalGradient gradient:
                NormalDensityInterpreter.Backward(gradient, memory);
                break;
            case LayerNormalise norm:
                LayerNormInterpreter.Forward(norm, memory);
                break;
            case LayerNormaliseGradient gradient:
                LayerNormInterpreter.Backward(gradient, memory);
                break;
            case ApplyMask mask:
                DeterministicInterpreter.Mask(mask, memory);
                break;
            case LearnedPriorKl kl:
                LearnedPriorInterpreter.Kl(kl, memory);
                break;
            case LearnedPriorGradient gradient:
                LearnedPriorInterpreter.Backward(gradient, memory);
                break;
            case CopyHead copy:
                DeterministicInterpreter.Copy(copy.Head, copy.Draw, memory);
                break;
            case CopyHeadGradient copy:
                DeterministicInterpreter.Copy(copy.DrawGradient, copy.HeadGradient, memory);
                break;
            case NoKl:
                Array.Clear(memory.Kl);
                break;
            default:
                throw new NotSupportedException($"The interpreter does not know {op.GetType().Name}.");
        }
    }
}
