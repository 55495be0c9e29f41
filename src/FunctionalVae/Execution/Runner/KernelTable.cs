using FunctionalVae.Engine;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Runner;

/// <summary>The kernels by the names by which operations call them; what a call's arguments are, the operation says.</summary>
internal static class KernelTable
{
    internal delegate void Kernel(Lane lane, Workspace at, BoundOperand[] o);

    private static readonly Dictionary<string, Kernel> Kernels = new(StringComparer.Ordinal)
    {
        ["AffineKernel.Forward"] = (lane, at, o) =>
            AffineKernel.Forward(lane, at, o[0].In(at), o[1].WeightIn(at), o[2].In(at), o[3].In(at)),
        ["AffineKernel.InputGradient"] = (lane, at, o) => AffineKernel.InputGradient(lane, at, o[0].In(at), o[1].WeightIn(at), o[2].In(at)),
        ["AffineKernel.ParameterGradient"] = (lane, at, o) =>
            AffineKernel.ParameterGradient(lane, at, o[0].In(at), o[1].In(at), o[2].WeightIn(at), o[3].In(at)),
        ["AffineKernel.FirstParameterGradient"] = (lane, at, o) =>
            AffineKernel.FirstParameterGradient(lane, at, o[0].In(at), o[1].In(at), o[2].WeightIn(at), o[3].In(at)),
        ["AffineKernel.NextParameterGradient"] = (lane, at, o) =>
            AffineKernel.NextParameterGradient(lane, at, o[0].In(at), o[1].In(at), o[2].WeightIn(at), o[3].In(at)),
        ["ConvolutionKernel.Forward"] = (lane, at, o) =>
            ConvolutionKernel.Forward(lane, at, o[0].In(at), o[1].WeightIn(at), o[2].In(at), o[3].In(at), o[4].Window),
        ["ConvolutionKernel.InputGradient"] = (lane, at, o) =>
            ConvolutionKernel.InputGradient(lane, at, o[0].In(at), o[1].WeightIn(at), o[2].In(at), o[3].Window),
        ["ConvolutionKernel.ParameterGradient"] = (lane, at, o) =>
            ConvolutionKernel.ParameterGradient(lane, at, o[0].In(at), o[1].In(at), o[2].WeightIn(at), o[3].In(at), o[4].Window),
        ["ConvolutionKernel.FirstParameterGradient"] = (lane, at, o) =>
            ConvolutionKernel.FirstParameterGradient(lane, at, o[0].In(at), o[1].In(at), o[2].WeightIn(at), o[3].In(at), o[4].Window),
        ["ConvolutionKernel.NextParameterGradient"] = (lane, at, o) =>
            ConvolutionKernel.NextParameterGradient(lane, at, o[0].In(at), o[1].In(at), o[2].WeightIn(at), o[3].In(at), o[4].Window),
        ["ChannelKernel.First"] = (lane, at, o) => ChannelKernel.First(lane, o[0].In(at), o[1].In(at), o[2].Count),
        ["ChannelKernel.Last"] = (lane, at, o) => ChannelKernel.Last(lane, o[0].In(at), o[1].In(at), o[2].Count),
        ["SumKernel.Add"] = (lane, at, o) => SumKernel.Add(lane, o[0].In(at), o[1].In(at), o[2].In(at)),
        ["MaskKernel.Apply"] = (lane, at, o) => MaskKernel.Apply(lane, o[0].In(at), o[1].In(at), o[2].In(at)),
        ["LayerNormKernel.Forward"] = (lane, at, o) =>
            LayerNormKernel.Forward(lane, o[0].In(at), o[1].In(at), o[2].In(at), o[3].In(at), o[4].Number),
        ["LayerNormKernel.Backward"] = (lane, at, o) =>
            LayerNormKernel.Backward(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].In(at), o[4].In(at), o[5].In(at), o[6].Number),
        ["LayerNormKernel.NextBackward"] = (lane, at, o) =>
            LayerNormKernel.NextBackward(
                lane,
                at,
                o[0].In(at),
                o[1].In(at),
                o[2].In(at),
                o[3].In(at),
                o[4].In(at),
                o[5].In(at),
                o[6].Number
            ),
        ["GroupNormKernel.Forward"] = (lane, at, o) =>
            GroupNormKernel.Forward(lane, o[0].In(at), o[1].In(at), o[2].In(at), o[3].In(at), o[4].Count, o[5].Number),
        ["GroupNormKernel.Backward"] = (lane, at, o) =>
            GroupNormKernel.Backward(
                lane,
                at,
                o[0].In(at),
                o[1].In(at),
                o[2].In(at),
                o[3].In(at),
                o[4].In(at),
                o[5].In(at),
                o[6].Count,
                o[7].Number
            ),
        ["GroupNormKernel.NextBackward"] = (lane, at, o) =>
            GroupNormKernel.NextBackward(
                lane,
                at,
                o[0].In(at),
                o[1].In(at),
                o[2].In(at),
                o[3].In(at),
                o[4].In(at),
                o[5].In(at),
                o[6].Count,
                o[7].Number
            ),
        ["DiagonalNormalKernel.ClampLogVariance"] = (lane, at, o) => DiagonalNormalKernel.ClampLogVariance(lane, o[0].In(at), o[1].In(at)),
        ["DiagonalNormalKernel.ClampGradient"] = (lane, at, o) =>
            DiagonalNormalKernel.ClampGradient(lane, o[0].In(at), o[1].In(at), o[2].In(at)),
        ["DiagonalNormalKernel.Draw"] = (lane, at, o) => DiagonalNormalKernel.Draw(lane, o[0].In(at), o[1].In(at), o[2].In(at)),
        ["DiagonalNormalKernel.DrawGradient"] = (lane, at, o) =>
            DiagonalNormalKernel.DrawGradient(lane, o[0].In(at), o[1].In(at), o[2].In(at), o[3].In(at)),
        ["DiagonalNormalKernel.Kl"] = (lane, at, o) => DiagonalNormalKernel.Kl(lane, at, o[0].In(at)),
        ["DiagonalNormalKernel.KlGradient"] = (lane, at, o) =>
            DiagonalNormalKernel.KlGradient(lane, at, o[0].In(at), o[1].In(at), o[2].Number),
        ["DiagonalNormalKernel.Backward"] = (lane, at, o) =>
            DiagonalNormalKernel.Backward(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].In(at), o[4].Number),
        ["LearnedPriorKernel.Kl"] = (lane, at, o) => LearnedPriorKernel.Kl(lane, at, o[0].In(at), o[1].In(at), o[2].In(at)),
        ["LearnedPriorKernel.KlGradient"] = (lane, at, o) =>
            LearnedPriorKernel.KlGradient(
                lane,
                at,
                o[0].In(at),
                o[1].In(at),
                o[2].In(at),
                o[3].In(at),
                o[4].In(at),
                o[5].In(at),
                o[6].Number
            ),
        ["LearnedPriorKernel.Backward"] = (lane, at, o) =>
            LearnedPriorKernel.Backward(
                lane,
                at,
                o[0].In(at),
                o[1].In(at),
                o[2].In(at),
                o[3].In(at),
                o[4].In(at),
                o[5].In(at),
                o[6].In(at),
                o[7].In(at),
                o[8].Number
            ),
        ["LearnedPriorKernel.FullKl"] = (lane, at, o) => LearnedPriorKernel.FullKl(lane, at, o[0].In(at), o[1].In(at), o[2].In(at)),
        ["LearnedPriorKernel.FullKlGradient"] = (lane, at, o) =>
            LearnedPriorKernel.FullKlGradient(
                lane,
                at,
                o[0].In(at),
                o[1].In(at),
                o[2].In(at),
                o[3].In(at),
                o[4].In(at),
                o[5].In(at),
                o[6].Number
            ),
        ["FullNormalKernel.Correlate"] = (lane, at, o) => FullNormalKernel.Correlate(lane, o[0].In(at), o[1].In(at), o[2].In(at)),
        ["FullNormalKernel.CorrelateGradient"] = (lane, at, o) =>
            FullNormalKernel.CorrelateGradient(lane, o[0].In(at), o[1].In(at), o[2].In(at)),
        ["FullNormalKernel.Kl"] = (lane, at, o) => FullNormalKernel.Kl(lane, at, o[0].In(at), o[1].Count, o[2].Number),
        ["FullNormalKernel.KlGradient"] = (lane, at, o) =>
            FullNormalKernel.KlGradient(lane, at, o[0].In(at), o[1].In(at), o[2].Count, o[3].Number, o[4].Number),
        ["FullNormalKernel.PathGradient"] = (lane, at, o) =>
            FullNormalKernel.PathGradient(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].Number),
        ["ScaledNormalKernel.Kl"] = (lane, at, o) => ScaledNormalKernel.Kl(lane, at, o[0].In(at), o[1].Number),
        ["ScaledNormalKernel.KlGradient"] = (lane, at, o) =>
            ScaledNormalKernel.KlGradient(lane, at, o[0].In(at), o[1].In(at), o[2].Number, o[3].Number),
        ["ScaledNormalKernel.DrawnKl"] = (lane, at, o) =>
            ScaledNormalKernel.DrawnKl(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].Number),
        ["PosteriorDivergenceKernel.SquaredWasserstein"] = (lane, at, o) =>
            PosteriorDivergenceKernel.SquaredWasserstein(lane, at, o[0].In(at), o[1].Number),
        ["PosteriorDivergenceKernel.SquaredWassersteinGradient"] = (lane, at, o) =>
            PosteriorDivergenceKernel.SquaredWassersteinGradient(lane, at, o[0].In(at), o[1].In(at), o[2].Number, o[3].Number),
        ["PosteriorDivergenceKernel.Jeffreys"] = (lane, at, o) => PosteriorDivergenceKernel.Jeffreys(lane, at, o[0].In(at), o[1].Number),
        ["PosteriorDivergenceKernel.JeffreysGradient"] = (lane, at, o) =>
            PosteriorDivergenceKernel.JeffreysGradient(lane, at, o[0].In(at), o[1].In(at), o[2].Number, o[3].Number),
        ["PosteriorDivergenceKernel.Renyi"] = (lane, at, o) =>
            PosteriorDivergenceKernel.Renyi(lane, at, o[0].In(at), o[1].Number, o[2].Number),
        ["PosteriorDivergenceKernel.RenyiGradient"] = (lane, at, o) =>
            PosteriorDivergenceKernel.RenyiGradient(lane, at, o[0].In(at), o[1].In(at), o[2].Number, o[3].Number, o[4].Number),
        ["FreeBitsKernel.Open"] = (lane, at, o) => FreeBitsKernel.Open(lane, o[0].In(at), o[1].In(at), o[2].Number),
        ["FreeBitsKernel.OpenLearned"] = (lane, at, o) =>
            FreeBitsKernel.OpenLearned(lane, o[0].In(at), o[1].In(at), o[2].In(at), o[3].In(at), o[4].Number),
        ["NormalMixtureKernel.Kl"] = (lane, at, o) =>
            NormalMixtureKernel.Kl(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].In(at), o[4].In(at), o[5].In(at), o[6].In(at)),
        ["NormalMixtureKernel.KlGradient"] = (lane, at, o) =>
            NormalMixtureKernel.KlGradient(
                lane,
                at,
                o[0].In(at),
                o[1].In(at),
                o[2].In(at),
                o[3].In(at),
                o[4].In(at),
                o[5].In(at),
                o[6].In(at),
                o[7].In(at),
                o[8].In(at),
                o[9].Number
            ),
        ["NormalMixtureKernel.KlOfPosteriors"] = (lane, at, o) =>
            NormalMixtureKernel.KlOfPosteriors(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].In(at), o[4].In(at)),
        ["NormalMixtureKernel.KlGradientOfPosteriors"] = (lane, at, o) =>
            NormalMixtureKernel.KlGradientOfPosteriors(
                lane,
                at,
                o[0].In(at),
                o[1].In(at),
                o[2].In(at),
                o[3].In(at),
                o[4].In(at),
                o[5].Number
            ),
        ["PseudoInputsKernel.Copy"] = (lane, at, o) => PseudoInputsKernel.Copy(lane, o[0].In(at), o[1].In(at)),
        ["PseudoInputsKernel.Gradient"] = (lane, at, o) => PseudoInputsKernel.Gradient(lane, o[0].In(at), o[1].In(at)),
        ["DeterministicKernel.Copy"] = (lane, at, o) => DeterministicKernel.Copy(lane, o[0].In(at), o[1].In(at)),
        ["DeterministicKernel.NoKl"] = (lane, at, o) => DeterministicKernel.NoKl(lane, at, o[0].In(at)),
        ["TotalCorrelationKernel.Run"] = (lane, at, o) =>
            TotalCorrelationKernel.Run(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].In(at), o[4].Number),
        ["AggregateKernel.PosteriorNoise"] = (lane, at, o) => AggregateKernel.PosteriorNoise(lane, o[0].In(at), o[1].In(at)),
        ["AggregateKernel.NormalDraws"] = (lane, at, o) => AggregateKernel.NormalDraws(lane, o[0].In(at), o[1].In(at), o[2].Number),
        ["AggregateKernel.UniformDraws"] = (lane, at, o) =>
            AggregateKernel.UniformDraws(lane, o[0].In(at), o[1].In(at), o[2].Number, o[3].Number),
        ["AggregateKernel.Gradient"] = (lane, at, o) => AggregateKernel.Gradient(lane, at, o[0].In(at), o[1].In(at), o[2].Number),
        ["SquaredMmdKernel.Run"] = (lane, at, o) =>
            SquaredMmdKernel.Run(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].Count, o[4].Number, o[5].Number),
        ["SlicedWassersteinKernel.Run"] = (lane, at, o) =>
            SlicedWassersteinKernel.Run(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].Count, o[4].Count, o[5].Number),
        ["DebiasedSinkhornKernel.Run"] = (lane, at, o) =>
            DebiasedSinkhornKernel.Run(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].Number, o[4].Count, o[5].Number),
        ["DrawsKernel.Repeat"] = (lane, at, o) => DrawsKernel.Repeat(lane, o[0].In(at), o[1].In(at)),
        ["DrawsKernel.Sum"] = (lane, at, o) => DrawsKernel.Sum(lane, o[0].In(at), o[1].In(at)),
        ["DrawsKernel.Weigh"] = (lane, at, o) => DrawsKernel.Weigh(lane, at, o[0].In(at), o[1].Number),
        ["DrawsKernel.WeighRows"] = (lane, at, o) => DrawsKernel.WeighRows(lane, o[0].In(at), o[1].In(at), o[2].In(at)),
        ["DrawsKernel.WeighRowsAgain"] = (lane, at, o) =>
            DrawsKernel.WeighRowsAgain(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].Number),
        ["DrawnKlKernel.PathGradient"] = (lane, at, o) =>
            DrawnKlKernel.PathGradient(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].Number),
        ["DrawnKlKernel.Standard"] = (lane, at, o) => DrawnKlKernel.Standard(lane, at, o[0].In(at), o[1].In(at), o[2].In(at)),
        ["DrawnKlKernel.StandardGradient"] = (lane, at, o) =>
            DrawnKlKernel.StandardGradient(lane, at, o[0].In(at), o[1].In(at), o[2].Number),
        ["DrawnKlKernel.EntropyGradient"] = (lane, at, o) => DrawnKlKernel.EntropyGradient(lane, at, o[0].In(at), o[1].Number),
        ["FlowKernel.Kl"] = (lane, at, o) => FlowKernel.Kl(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].In(at)),
        ["FlowKernel.LogScaleGradient"] = (lane, at, o) => FlowKernel.LogScaleGradient(lane, at, o[0].In(at), o[1].Number),
        ["CouplingKernel.Couple"] = (lane, at, o) => CouplingKernel.Couple(lane, o[0].In(at), o[1].In(at), o[2].In(at), o[3].In(at)),
        ["CouplingKernel.Gradient"] = (lane, at, o) =>
            CouplingKernel.Gradient(lane, o[0].In(at), o[1].In(at), o[2].In(at), o[3].In(at), o[4].In(at), o[5].In(at)),
        ["DrawnKlKernel.Learned"] = (lane, at, o) =>
            DrawnKlKernel.Learned(lane, at, o[0].In(at), o[1].In(at), o[2].In(at), o[3].In(at), o[4].In(at)),
        ["DrawnKlKernel.LearnedGradient"] = (lane, at, o) =>
            DrawnKlKernel.LearnedGradient(
                lane,
                at,
                o[0].In(at),
                o[1].In(at),
                o[2].In(at),
                o[3].In(at),
                o[4].In(at),
                o[5].In(at),
                o[6].In(at),
                o[7].Number
            ),
        ["CrossEntropyKernel.Score"] = (lane, at, o) => CrossEntropyKernel.Score(lane, at, o[0].In(at), o[1].In(at)),
        ["CrossEntropyKernel.Backward"] = (lane, at, o) => CrossEntropyKernel.Backward(lane, o[0].In(at), o[1].In(at), o[2].In(at)),
        ["CrossEntropyKernel.ScoreAndBackward"] = (lane, at, o) =>
            CrossEntropyKernel.ScoreAndBackward(lane, at, o[0].In(at), o[1].In(at), o[2].In(at)),
        ["BesideKernel.Take"] = (lane, at, o) => BesideKernel.Take(lane, o[0].In(at), o[1].In(at), o[2].Count),
        ["BesideKernel.Join"] = (lane, at, o) => BesideKernel.Join(lane, o[0].In(at), o[1].In(at), o[2].In(at)),
        ["ColumnsKernel.Pick"] = (lane, at, o) => ColumnsKernel.Pick(lane, o[0].In(at), o[1].In(at), o[2].Columns),
        ["ColumnsKernel.Place"] = (lane, at, o) => ColumnsKernel.Place(lane, o[0].In(at), o[1].In(at), o[2].Columns),
        ["ColumnsKernel.Observe"] = (lane, at, o) => ColumnsKernel.Observe(lane, o[0].In(at), o[1].In(at), o[2].Columns),
        ["TermsKernel.Keep"] = (lane, at, _) => TermsKernel.Keep(lane, at),
        ["TermsKernel.Add"] = (lane, at, _) => TermsKernel.Add(lane, at),
        ["TermsKernel.Take"] = (lane, at, _) => TermsKernel.Take(lane, at),
        ["CategoricalKernel.Score"] = (lane, at, o) => CategoricalKernel.Score(lane, at, o[0].In(at), o[1].In(at), o[2].Count),
        ["CategoricalKernel.Backward"] = (lane, at, o) =>
            CategoricalKernel.Backward(lane, o[0].In(at), o[1].In(at), o[2].In(at), o[3].Count),
        ["CategoricalKernel.Mean"] = (lane, at, o) => CategoricalKernel.Mean(lane, o[0].In(at), o[1].In(at), o[2].Count),
        ["LogLinkKernel.Mean"] = (lane, at, o) => LogLinkKernel.Mean(lane, o[0].In(at), o[1].In(at)),
        ["CrossEntropyKernel.Mean"] = (lane, at, o) => CrossEntropyKernel.Mean(lane, o[0].In(at), o[1].In(at)),
    };

    /// <summary>An operation as a call of its kernel, bound to the places of its values once and for all.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="places">Where the values of the operation's graph lie.</param>
    public static Action<Lane, Workspace> Bind(Operation operation, Plan plan, Placement places)
    {
        var call = operation.Call;
        // Those that are formulas of the vocabulary are written while this project is compiled.
        var kernel =
            Kernels.TryGetValue(call.Kernel, out var known) || FormulaKernels.All.TryGetValue(call.Kernel, out known)
                ? known
                : throw new NotSupportedException($"The runner has no kernel {call.Kernel}, which {operation.GetType().Name} calls.");
        BoundOperand[] operands =
        [
            .. call.Operands.Where(operand => operand.IsArgument).Select(operand => BoundOperand.Of(operand, plan, places)),
        ];
        return (lane, at) => kernel(lane, at, operands);
    }
}
