namespace FunctionalVae.Data;

/// <summary>The labels of one IDX file of unsigned bytes in one dimension: any byte is a label.</summary>
internal static class IdxLabels
{
    public static byte[] Read(string path) =>
        IdxReader.Read(
            path,
            file =>
            {
                var length = file.RequirePlausible(file.ReadSizes(IdxReader.LabelsMagic, "labels"));
                var labels = GrowingArray.Begin<byte>(length, file.IsPlain);
                for (var end = 0; end < length; )
                {
                    GrowingArray.Ensure(ref labels, end + 1, length);
                    file.Fill(labels.AsSpan(end));
                    end = labels.Length;
                }

                return labels;
            }
        );
}
