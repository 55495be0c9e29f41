using FunctionalVae.Formulas;

namespace FunctionalVae.KernelWriter;

/// <summary>A formula as mathematics, in a documentation comment.</summary>
internal static class XmlText
{
    public static string Of(Formula formula) => formula.ToString().Replace("&", "&amp;").Replace("<", "&lt;");
}
