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

    /// <summary>What the page answers to a question of the verdict: yes, no, cannot be told, or not asked.</summary>
    public string Answer(string title) =>
        All("li")
            .Single(line => line.Elements().FirstOrDefault()?.Value == $"{title}: ")
            .Elements()
            .Single(part => part.Attribute("class")?.Value == "answer")
            .Value;

    /// <summary>The verdict in a few words, of a page about one run.</summary>
    public string Headline => Verdict.Elements().First().Value;

    /// <summary>The box that the verdict stands in.</summary>
    public XElement Verdict => All("div").Single(box => box.Attribute("class")?.Value.Split(' ')[0] == "verdict");
}
