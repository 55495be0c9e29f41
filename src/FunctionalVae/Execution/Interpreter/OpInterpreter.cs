using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>Runs the operations of a graph in float64, by their definitions and without the engine's kernels.</summary>
internal static class OpInterpreter
{
    public static void Run(ValueList<Operation> operations, InterpreterMemory memory)
    {
        foreach (var operation in operations)
        {
            Run(operation, memory);
        }
    }

    // Derivatives are the tape's: the operations of the way back are not known here.
    private static void Run(Operation operation, InterpreterMemory at)
    {
        switch (operation)
        {
            case Affine op:
                at[op.Output] = AffineInterpreter.Run(at[op.Input], at[op.Weight], at[op.Bias]);
                break;
            case Convolve op:
                at[op.Output] = ConvolutionInterpreter.Run(at[op.Input], at[op.Weight], at[op.Bias], op.Window);
                break;
            case ChannelsFirst op:
                at[op.Output] = ConvolutionInterpreter.ChannelsFirst(at[op.Input], op.Channels);
                break;
            case Activate op:
                at[op.Output] = ActivationInterpreter.Run(op.Function, at[op.Input], at);
                break;
            case Sum op:
                at[op.Output] = [.. at[op.Left].Zip(at[op.Right], (x, y) => x + y)];
                break;
            case Stop op:
                at[op.Output] = [.. at[op.Input].Select(x => (Dual)x.Value)];
                break;
            case ApplyMask op:
                at[op.Output] = [.. at[op.Input].Zip(at[op.Mask], (x, mask) => x * mask)];
                break;
            case Gate op:
                at[op.Output] = [.. at[op.Input].Zip(at[op.Opening], (x, gate) => x * gate)];
                break;
            case LayerNormalise op:
                at[op.Output] = NormalisationInterpreter.Run(at[op.Input], at[op.Gain], at[op.Bias], groups: 1, op.Epsilon);
                break;
            case GroupNormalise op:
                at[op.Output] = NormalisationInterpreter.Run(at[op.Input], at[op.Gain], at[op.Bias], op.Groups, op.Epsilon);
                break;
            case ClampLogVariance op:
                at[op.Head] = DiagonalNormalInterpreter.Clamp(at[op.Input], at);
                break;
            case Reparameterise op:
                at[op.Draw] = DiagonalNormalInterpreter.Draw(at[op.Head], at[op.Noise]);
                break;
            case Correlate op:
                at[op.Given] = FullNormalInterpreter.Given(at[op.Head], at[op.Noise]);
                break;
            case FullNormalKl op:
                at[op.Kl] = [FullNormalInterpreter.Kl(at[op.Head], Same(op.Latent, 0), Same(op.Latent, Math.Log(op.Variance)))];
                break;
            case FullLearnedPriorKl op:
                at[op.Kl] = [FullNormalInterpreter.Kl(at[op.Head], at[op.PriorMean], at[op.PriorLogVariance])];
                break;
            case NormalDivergence op:
                at[op.Kl] = [PosteriorDivergenceInterpreter.Of(op.Form, at[op.Head], op.Variance)];
                break;
            case RepeatDraws op:
                at[op.Output] = at[op.Input];
                break;
            case WeighDraws:
                // Each draw runs by itself here, and is weighed when all have run.
                break;
            case StandardNormalDrawnKl op:
                at[op.Kl] = [DiagonalNormalInterpreter.DrawnKl(at[op.Head], at[op.Draw], [], [])];
                break;
            case Couple op:
                at[op.Coupled] = [.. at[op.Changed].Select((x, i) => (x - at[op.Shift][i]) / Dual.Exp(at[op.LogScale][i]))];
                break;
            case FlowDrawnKl op:
                at[op.Kl] = [DiagonalNormalInterpreter.FlowDrawnKl(at[op.Head], at[op.Draw], at[op.Base], at[op.LogScales])];
                break;
            case ScaledNormalKl op:
                at[op.Kl] =
                [
                    DiagonalNormalInterpreter.Sum(
                        DiagonalNormalInterpreter.Kls(
                            at[op.Head],
                            Same(op.Head.Width / 2, 0),
                            Same(op.Head.Width / 2, Math.Log(op.Variance))
                        ),
                        at.Free
                    ),
                ];
                break;
            case ScaledNormalDrawnKl op:
                at[op.Kl] =
                [
                    DiagonalNormalInterpreter.DrawnKl(
                        at[op.Head],
                        at[op.Draw],
                        Same(op.Head.Width / 2, 0),
                        Same(op.Head.Width / 2, Math.Log(op.Variance))
                    ),
                ];
                break;
            case LearnedPriorDrawnKl op:
                at[op.Kl] = [DiagonalNormalInterpreter.DrawnKl(at[op.Head], at[op.Draw], at[op.PriorMean], at[op.PriorLogVariance])];
                break;
            case StandardNormalKl op:
                at[op.Kl] = [DiagonalNormalInterpreter.Sum(DiagonalNormalInterpreter.Kls(at[op.Head]), at.Free)];
                break;
            case LearnedPriorKl op:
                at[op.Kl] =
                [
                    DiagonalNormalInterpreter.Sum(
                        DiagonalNormalInterpreter.Kls(at[op.Head], at[op.PriorMean], at[op.PriorLogVariance]),
                        at.Free
                    ),
                ];
                break;
            case NormalMixtureKl op:
                at[op.Kl] = [NormalMixtureInterpreter.Kl(op, at)];
                break;
            case PseudoInputs op:
                at[op.Values] = at[op.Vector].Slice(at.Row * op.Values.Width, op.Values.Width).ToArray();
                break;
            case CopyHead op:
                at[op.Draw] = at[op.Head];
                break;
            case PosteriorNoise op:
                at[op.Output] = at[op.Noise][..op.Output.Width];
                break;
            case NormalPriorDraw op:
                at[op.Draw] = [.. at[op.Noise].Skip(op.Draw.Width).Select(epsilon => op.Deviation * epsilon)];
                break;
            case UniformPriorDraw op:
                at[op.Draw] =
                [
                    .. at[op.Noise]
                        .Skip(op.Draw.Width)
                        .Select(epsilon => (Dual)(op.Low + ((op.High - op.Low) * NormalDistribution.Cumulative(epsilon.Value)))),
                ];
                break;
            case AggregateTerm op:
                at[op.Draws.Term] = at.Aggregate is { } aggregate ? [aggregate.Batch.Term(aggregate.Row, at[op.Draws.Posterior])] : [0];
                at.NearKink(at.Aggregate?.Batch.KinkDistance ?? double.PositiveInfinity, 1);
                break;
            case TotalCorrelationTerm op:
                var correlation = at.Aggregate is { } batch ? batch.Batch.Term(batch.Row, TotalCorrelationInterpreter.Own(op, at)) : 0;
                at[op.Kl] = [at[op.Before][0] + correlation];
                break;
            case NoKl op:
                at[op.Kl] = [0];
                break;
            case LogitCrossEntropy op:
                at[op.Score] = [LikelihoodInterpreter.CrossEntropy(at[op.Logits], at[op.Target])];
                break;
            case SigmoidMean op:
                at[op.Mean] = [.. at[op.Logits].Select(Dual.Sigmoid)];
                break;
            case MeanOfLog op:
                at[op.Mean] = [.. at[op.LogMean].Select(log => (Dual)Math.Exp(Math.Clamp(log.Value, -MeanOfLog.Bound, MeanOfLog.Bound)))];
                break;
            case CategoricalLogMass op:
                at[op.Score] = [CategoricalInterpreter.LogMass(at[op.Logits], at[op.Target], op.Levels)];
                break;
            case SoftmaxMean op:
                at[op.Mean] = [.. at[op.Logits].Chunk(op.Levels).SelectMany(CategoricalInterpreter.Softmax)];
                break;
            case TakeColumns op:
                at[op.Taken] = at[op.Source][op.First..(op.First + op.Taken.Width)];
                break;
            case Beside op:
                at[op.Output] = [.. at[op.Left], .. at[op.Right]];
                break;
            case PickColumns op:
                at[op.Picked] = [.. op.Columns.Select(column => at[op.Source][column])];
                break;
            case PlaceColumns op:
                at[op.Placed] = ColumnsInterpreter.Place(at[op.Source], op.Columns, op.Placed.Width);
                break;
            case ObserveColumns op:
                at[op.Observed] = [.. op.Places.Select(place => ColumnsInterpreter.Observed(at[op.Input], place))];
                break;
            case AddTerm op:
                at[op.Total] = [op.Before is { } before ? at[before][0] + at[op.Added][0] : at[op.Added][0]];
                break;
            case TakeTerm op:
                at[op.Score] = at[op.Total];
                break;
            case ValueLogDensity op:
                at[op.Score] = [ValueDensityInterpreter.Run(op, at)];
                break;
            default:
                throw new NotSupportedException($"The interpreter does not know {operation.GetType().Name}.");
        }
    }

    // One number for each latent dimension.
    private static Dual[] Same(int count, double value) => [.. Enumerable.Repeat((Dual)value, count)];
}
