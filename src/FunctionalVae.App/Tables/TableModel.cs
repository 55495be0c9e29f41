using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>A model that is made for the columns of a file.</summary>
/// <param name="Texts">The file.</param>
/// <param name="Inferred">What its columns are.</param>
/// <param name="Architecture">The model's layers.</param>
/// <param name="Purpose">What it is made for.</param>
/// <param name="Model">The model.</param>
internal sealed record TableModel(
    TableTexts Texts,
    InferredTable Inferred,
    TableArchitecture Architecture,
    TablePurpose Purpose,
    IVaeModel Model
)
{
    private const int Batch = 128;
    private const double Validation = 0.1;

    // Of the rows of a file: what is left when the test part and then validation rows are taken out.
    private const double Trained = 0.8 * (1 - Validation);

    // An epoch of a small file is a few steps, and ten of them say nothing of what training comes to.
    private const int PatientSteps = 500;
    private const int LeastPatience = 10;
    private const int MostPatience = 100;
    private const int Longest = 20;

    /// <summary>How it is trained where nobody says otherwise.</summary>
    public TrainOptions Usual => Purpose.Options(Texts.Count);

    /// <summary>How a model for scores of a file of so many rows is trained: to the best epoch by rows that are kept from training.</summary>
    internal static TrainOptions UsualFor(int rows)
    {
        var steps = Math.Ceiling(Math.Max(1, Trained * rows) / Batch);
        var patience = (int)Math.Clamp(Math.Ceiling(PatientSteps / steps), LeastPatience, MostPatience);
        return new(Epochs: Longest * patience, BatchSize: Batch, ValidationFraction: Validation, Patience: patience);
    }

    /// <exception cref="UserErrorException">The model breaks a rule, as one of too many weights does.</exception>
    public static TableModel Of(TableTexts texts, InferredTable inferred, TableArchitecture architecture, TablePurpose purpose)
    {
        try
        {
            var model = Vae.ModelFrom(architecture.Of(inferred.Form.Table), NameOf(texts.Path));
            return new(texts, inferred, architecture, purpose, model);
        }
        catch (ArgumentException problem)
        {
            throw new UserErrorException($"{texts.Path}: {Sentences.Of(problem)}", problem);
        }
    }

    /// <summary>The same model with another number of latent dimensions.</summary>
    public TableModel With(int latent) => Of(Texts, Inferred, Architecture with { Latent = latent }, Purpose);

    // A class may have it: adult-2.csv.gz gives Adult2Vae.
    private static string NameOf(string path)
    {
        var file = Path.GetFileName(path);
        var stem = file[..Math.Max(file.IndexOf('.', StringComparison.Ordinal), 0)];
        var words = string.Concat((stem.Length == 0 ? file : stem).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return (name.Length == 0 || char.IsAsciiDigit(name[0]) ? "Table" : "") + name + "Vae";
    }
}
