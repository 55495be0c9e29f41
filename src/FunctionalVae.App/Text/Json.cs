using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FunctionalVae.App;

/// <summary>JSON as text: numbers read back to the same bits, characters as they are, one line unless indented.</summary>
internal static class Json
{
    public static string Of(Action<Utf8JsonWriter> write, bool indented = false)
    {
        using var bytes = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = indented,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
