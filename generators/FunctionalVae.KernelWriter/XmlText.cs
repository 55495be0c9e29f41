using FunctionalVae.Formulas;

namespace FunctionalVae.KernelWriter;

/// <summary>A formula as mathematics, in a documentation comment.</summary>
internal static class XmlText
{
    public static string Of(Formula formula) => Of(formula.ToString());

    public static string Of(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");
}
