using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace FunctionalVae.CodeFixes;

/// <summary>
/// The decoder that goes the encoder's way back: its layers in reverse, each with the normalisation and dropout that follow it. No
/// Flatten, for a latent vector is flat, and no output layer, which the likelihood implies. Of an encoder without such layers it is empty.
/// </summary>
internal static class Mirror
{
    /// <summary>The edit of the decoder around <paramref name="node"/>; none where there is nothing to mirror or nothing to change.</summary>
    public static IReadOnlyList<TextChange> Changes(SyntaxNode node, SemanticModel semantics, CancellationToken cancellation)
    {
        foreach (var creation in node.AncestorsAndSelf().OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (
                semantics.GetOperation(creation, cancellation) is IObjectCreationOperation { Type.Name: "VaeSpec" } made
                && Argument(made, "Decoder") is { } decoder
                && Around(decoder).Span.Contains(node.Span)
                && Argument(made, "Encoder") is CollectionExpressionSyntax encoder
                && Of(encoder, semantics, cancellation) is { } mirrored
                && mirrored != decoder.ToString()
            )
            {
                return [new(decoder.Span, mirrored)];
            }
        }

        return [];
    }

    /// <summary>The mirrored list as text, laid out as the encoder is; null where it has something whose mirror is not known.</summary>
    private static string? Of(CollectionExpressionSyntax encoder, SemanticModel semantics, CancellationToken cancellation)
    {
        var groups = new List<List<string>>();
        foreach (var element in encoder.Elements)
        {
            // What cannot go back cannot inside another layer either.
            if (
                element is not ExpressionElementSyntax { Expression: var layer }
                || layer
                    .DescendantNodes()
                    .OfType<BaseObjectCreationExpressionSyntax>()
                    .Any(inner => MirroringOf(inner) == Mirroring.Impossible)
            )
            {
                return null;
            }

            switch (MirroringOf(layer))
            {
                case Mirroring.None:
                    break;
                case Mirroring.Leads:
                    groups.Add([layer.ToString()]);
                    break;
                case Mirroring.Follows:
                    // Before the first dense layer it is the input's, which has no counterpart among the hidden layers.
                    groups.LastOrDefault()?.Add(layer.ToString());
                    break;
                default:
                    return null;
            }
        }

        groups.Reverse();
        return Layout(encoder, [.. groups.SelectMany(group => group)]);

        Mirroring? MirroringOf(ExpressionSyntax layer) => LayerKinds.MirroringOf(semantics.GetTypeInfo(layer, cancellation).Type?.Name);
    }

    private static string Layout(CollectionExpressionSyntax model, IReadOnlyList<string> layers)
    {
        if (layers.Count == 0)
        {
            return "[]";
        }

        var (first, last) = (model.Elements[0], model.Elements[model.Elements.Count - 1]);
        var text = model.ToString();
        var (open, close) = (text.Substring(0, first.SpanStart - model.SpanStart), text.Substring(last.Span.End - model.SpanStart));
        var isPlain = string.IsNullOrWhiteSpace(open.Substring(1)) && string.IsNullOrWhiteSpace(close.Trim(',', ']', ' '));
        var separator = open.Contains('\n') ? "," + open.Substring(1) : ", ";
        return isPlain ? open + string.Join(separator, layers) + close : "[" + string.Join(", ", layers) + "]";
    }

    private static SyntaxNode? Argument(IObjectCreationOperation made, string name) =>
        made.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == name)
            is { Syntax: ArgumentSyntax argument }
            ? argument.Expression
            : null;

    private static SyntaxNode Around(SyntaxNode decoder) => decoder.Parent is ArgumentSyntax argument ? argument : decoder;
}
