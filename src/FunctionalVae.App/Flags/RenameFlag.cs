using System.CommandLine;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary><c>--rename</c>: what tensors of a foreign file are called here.</summary>
internal static class RenameFlag
{
    public const string Name = "--rename";

    public static Option<TensorRename[]> Option() =>
        new(Name)
        {
            Description =
                "A tensor that has another name in the file: a whole name, or the beginning of several up to a dot, such as fc1=encoder.1; "
                + "nothing after the = takes that beginning away. A plus joins tensors that are one here, such as fc_mu+fc_logvar=posterior: "
                + "the head of the mean first, then that of the log-variance. Repeat it for several; the first that fits a tensor is taken.",
            HelpName = "OLD=NEW",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result =>
            {
                var renames = new List<TensorRename>();
                foreach (var token in result.Tokens)
                {
                    if (token.Value.Split('=') is [{ Length: > 0 } from, var to])
                    {
                        renames.Add(new(from, to));
                    }
                    else
                    {
                        result.AddError($"{Name} takes OLD=NEW, such as fc1=encoder.1; one was '{token.Value}'.");
                    }
                }

                return [.. renames];
            },
        };
}
