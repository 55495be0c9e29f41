using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace FunctionalVae.Testing;

/// <summary>One law of one model.</summary>
public sealed class VaeLaw
{
    private readonly Subject subject;
    private readonly LawDefinition definition;

    internal VaeLaw(Subject subject, LawDefinition definition)
    {
        this.subject = subject;
        this.definition = definition;
        Skipped = definition.Skip(subject);
        Property = Prop.ForAll(Arbitrary, drawn => Judge.Check(Findings(drawn), null));
    }

    /// <summary>A short name that does not change: <c>kl-closed-form</c>.</summary>
    public string Name => definition.Name;

    /// <summary>
    /// What the law says: its formula, its tolerance and why that is the tolerance. Laws of batches and threads ask for equal bits, or for what
    /// the backend promises (<see cref="IVaeModel.BatchRounding"/>).
    /// </summary>
    public string Statement =>
        subject.BatchRounding > 0 && definition.Rounded is { } rounded
            ? string.Format(CultureInfo.InvariantCulture, rounded, subject.BatchRounding)
            : definition.Statement;

    /// <summary>Why the law says nothing about this model; null where it does.</summary>
    public string? Skipped { get; }

    /// <summary>
    /// How many cases <see cref="Check"/> tries: the law's own number times <see cref="VaeLawOptions.Cases"/>, and fewer for models of more
    /// than 20,000 parameters.
    /// </summary>
    public int Cases => Skipped is null ? subject.Affordable(definition.Cases) * subject.Options.Cases : 0;

    /// <summary>
    /// The law as an FsCheck property, for any runner: <c>law.Property.QuickCheckThrowOnFailure()</c>. It holds for every case, without
    /// looking, where the law is skipped. A case that refutes it throws <see cref="LawRefutedException"/>.
    /// </summary>
    public Property Property { get; }

    /// <summary>Tries <see cref="Cases"/> cases, chosen by <see cref="VaeLawOptions.Key"/> and the law's name, and shrinks the first that refutes it.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> asked to stop.</exception>
    public VaeLawReport Check(CancellationToken cancel = default)
    {
        if (Skipped is not null)
        {
            return new(Name, Statement, LawVerdict.Skipped, 0, 0, 0, Skipped);
        }

        var tally = new Tally();
        var result = Runner.Run(
            Prop.ForAll(
                Arbitrary,
                drawn =>
                {
                    cancel.ThrowIfCancellationRequested();
                    Judge.Check(Findings(drawn), tally);
                }
            ),
            Cases,
            Seed
        );
        cancel.ThrowIfCancellationRequested();
        var problem = result.Problem ?? tally.Problem;
        return new(
            Name,
            Statement,
            problem is null ? LawVerdict.Held : LawVerdict.Refuted,
            result.Cases,
            tally.Comparisons,
            tally.Worst,
            problem
        );
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private Arbitrary<VaeCase> Arbitrary => CaseGenerator.Of(definition.Range, subject.Options);

    // A law's cases do not change when another law is added before it.
    private Key Seed => Name.Aggregate(subject.Options.Key, (key, letter) => key.Child(letter));

    private IEnumerable<Finding> Findings(VaeCase drawn) => Skipped is null ? definition.Findings(new(subject, drawn, 0)) : [];
}
