namespace FunctionalVae.Data;

/// <summary>The labels of one IDX file of unsigned bytes in one dimension: any byte is a label.</summary>
internal static class IdxLabels
{
    public static byte[] Read(string path) =>
        IdxReader.Read(
            path,
            file =>
            {
                var labels = new byte[file.RequirePlausible(file.ReadSizes(IdxReader.LabelsMagic, "labels"))];
                file.Fill(labels);
                return labels;
            }
        );
}
