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
    public static StudyFiles Prepare(string? path, CancellationToken cancel)
    {
        if (path is null)
        {
            return new(null, null, null);
        }

        var page = OutFile.Prepare(null, path, cancel, PageEnding);
        var (picture, table) = (Path.ChangeExtension(path, OutFile.Picture), Path.ChangeExtension(path, OutFile.Csv));
        // Beside a page they are those of an earlier study.
        if (!File.Exists(path) && new[] { picture, table }.FirstOrDefault(File.Exists) is { } other)
        {
            throw new UserErrorException(
                $"The study would write {other} beside {path}, and there is such a file. Pass --out with another name."
            );
        }

        return new(page, OutFile.Prepare(null, picture, cancel, OutFile.Picture), OutFile.Prepare(null, table, cancel, OutFile.Csv));
    }

    public void Save(AggregateStudy study, string text)
    {
        if (page is null)
        {
            return;
        }

        picture!.Save(StudyPicture.Draw(study));
        table!.Save(Rows(study));
        page.Save($"{text}\n![Distance and divergence by latent dimensions]({Path.GetFileName(picture.Path)})\n");
    }

    public void Dispose()
    {
        page?.Dispose();
        picture?.Dispose();
        table?.Dispose();
    }

    private static ResultTable Rows(AggregateStudy study)
    {
        (StudyCell Cell, StudyRun Run)[] runs = [.. study.Cells.SelectMany(cell => cell.Runs.Select(run => (cell, run)))];
        return new(
            [
                Column("latent", one => one.Run.Latent),
                Column("layers", one => one.Run.Layers),
                Column("seed", one => one.Run.Seed),
                Column("elbo", one => one.Run.Objective),
                Column("active", one => one.Run.Active),
                Column("distance", one => one.Run.Distance),
                Column("distance_by_chance", one => one.Cell.DistanceNull.Mean),
                Column("divergence", one => one.Run.Divergence),
                Column("divergence_by_chance", one => one.Cell.DivergenceNull.Mean),
            ],
            runs.Length
        );

        ResultColumn Column(string name, Func<(StudyCell Cell, StudyRun Run), double> of) =>
            new(name, row => of(runs[row]).ToString("R", CultureInfo.InvariantCulture), row => (float)of(runs[row]));
    }
}
