using System.Globalization;
using FunctionalVae.Evaluation;

namespace FunctionalVae.App;

/// <summary>What a study writes: a page, a picture, and a row for each model.</summary>
internal sealed class StudyFiles : IDisposable
{
    private const string PageEnding = ".md";

    private readonly OutFile? page;
    private readonly OutFile? picture;
    private readonly OutFile? table;

    private StudyFiles(OutFile? page, OutFile? picture, OutFile? table) => (this.page, this.picture, this.table) = (page, picture, table);

    public IEnumerable<string> Paths => new[] { page, picture, table }.OfType<OutFile>().Select(file => file.Path);

    /// <summary>Finds out that the files can be written; none where no page was asked for.</summary>
    /// <exception cref="UserErrorException">One cannot, or the name does not end in .md.</exception>
    public static StudyFiles Prepare(string? path, CancellationToken cancel) =>
        path is null
            ? new(null, null, null)
            : new(
                OutFile.Prepare(null, path, cancel, PageEnding),
                OutFile.Prepare(null, Path.ChangeExtension(path, OutFile.Picture), cancel, OutFile.Picture),
                OutFile.Prepare(null, Path.ChangeExtension(path, OutFile.Csv), cancel, OutFile.Csv)
            );

    public void Save(AggregateStudy study, string text)
    {
        if (page is null)
        {
            return;
        }

        picture!.Save(StudyPicture.Draw(study));
        table!.Save(Rows([.. study.Cells.SelectMany(cell => cell.Runs)]));
        page.Save($"{text}\n![Distance and divergence by latent dimensions]({Path.GetFileName(picture.Path)})\n");
    }

    public void Dispose()
    {
        page?.Dispose();
        picture?.Dispose();
        table?.Dispose();
    }

    private static ResultTable Rows(StudyRun[] runs)
    {
        return new(
            [
                Column("latent", run => run.Latent),
                Column("layers", run => run.Layers),
                Column("seed", run => run.Seed),
                Column("elbo", run => run.Objective),
                Column("active", run => run.Active),
                Column("distance", run => run.Distance),
                Column("divergence", run => run.Divergence),
                Column("null_divergence", run => run.NullDivergence),
            ],
            runs.Length
        );

        ResultColumn Column(string name, Func<StudyRun, double> of) =>
            new(name, row => of(runs[row]).ToString("R", CultureInfo.InvariantCulture), row => (float)of(runs[row]));
    }
}
