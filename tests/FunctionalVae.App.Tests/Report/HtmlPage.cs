using System.Xml;
using System.Xml.Linq;

namespace FunctionalVae.App.Tests;

/// <summary>A page, read as XML: what is not well-formed fails.</summary>
internal sealed record HtmlPage(string Text, XDocument Document)
{
    public static HtmlPage Read(string path)
    {
        var text = File.ReadAllText(path);
        using var reader = XmlReader.Create(new StringReader(text), new() { DtdProcessing = DtdProcessing.Ignore });
        return new(text, XDocument.Load(reader));
    }

    public IEnumerable<XElement> All(params string[] names) =>
        Document.Descendants().Where(element => names.Contains(element.Name.LocalName));

    /// <summary>What people read, and what is said to those who do not see: texts, alternatives, labels.</summary>
    public string Words =>
        string.Join(' ', All("body").Select(body => body.Value).Concat(All("svg").Attributes("aria-label").Select(label => label.Value)));
}
