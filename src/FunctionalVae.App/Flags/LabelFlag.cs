using System.CommandLine;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>--label</c>: the class under which a conditional model decodes.</summary>
internal sealed class LabelFlag
{
    public const string Name = "--label";

    /// <param name="help">What it says, for the command at hand.</param>
    public LabelFlag(string help) => Option = Values.Whole(Name, help, 0);

    public Option<int?> Option { get; }

    /// <summary>The model under the class that is named, or else under others; a model without a condition as it is.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="model">The model.</param>
    /// <param name="otherwise">Gives the classes where none is named; null stands for a label that has to be named.</param>
    /// <exception cref="UserErrorException">There is no such class, or no label where there has to be one.</exception>
    public IVaeModel Read(ParseResult parsed, IVaeModel model, Func<int, IReadOnlyList<int>?> otherwise)
    {
        var label = parsed.GetValue(Option);
        if (model.Spec.Condition is not { Width: var classes })
        {
            return label is null
                ? model
                : throw new UserErrorException(
                    $"{Name} names a class of a conditional model, and {model.Name} has no condition. Leave it out, or declare Condition: new {nameof(ClassCondition)}(...) and train again."
                );
        }

        if (label >= classes)
        {
            throw new UserErrorException(Invariant($"{Name} {label}: the classes of {model.Name} are 0 to {classes - 1}."));
        }

        return label is { } one ? model.Under([one])
            : otherwise(classes) is { } labels ? model.Under(labels)
            : throw new UserErrorException(
                Invariant($"{model.Name} decodes under a class. Pass {Name} with one, from 0 to {classes - 1}.")
            );
    }
}
