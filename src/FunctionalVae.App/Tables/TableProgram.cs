using FunctionalVae.Checkpoints;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>A model that was made for a file, as a program that declares it.</summary>
internal static class TableProgram
{
    /// <summary>How its file's name ends.</summary>
    public const string Ending = ".cs";

    /// <summary>A file-based program: <c>dotnet run Model.cs -- train NAME --data FILE</c>.</summary>
    /// <param name="made">The model.</param>
    /// <param name="options">How it is trained where nobody says otherwise.</param>
    public static string Of(TableModel made, TrainOptions options)
    {
        var (model, table) = (made.Model, made.Inferred.Form.Table);
        var columns = string.Join("\n", table.Columns.Select(column => $"                    {column},"));
        var hidden = table.Hidden == 0 ? "" : Invariant($",\n                Hidden: {table.Hidden}");
        var beta =
            model.Spec.Objective.Beta == 1
                ? ""
                : Invariant($",\n            Objective: new EvidenceLowerBound(Beta: {model.Spec.Objective.Beta})");
        return Invariant(
            $$"""
            #:package FunctionalVae.App@*-*

            using FunctionalVae;
            using FunctionalVae.App;

            return VaeApp.Run(args, [{{model.Name}}.Model]);

            [GenerateVae]
            public static partial class {{model.Name}}
            {
                public static VaeSpec Spec { get; } =
                    new(
                        Input: new Table(
                            [
            {{columns}}
                            ]{{hidden}}
                        ),
                        Encoder: {{model.Spec.Encoder}},
                        Latent: {{model.Spec.Latent}},
                        Decoder: {{model.Spec.Decoder}},
                        Likelihood: {{model.Spec.Likelihood}}{{beta}}
                    );

                public static TrainOptions Defaults { get; } =
                    {{OptionsProgram.Of(options)}};
            }

            """
        );
    }
}
