using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace FunctionalVae.Generator.Tests.Harness;

/// <summary>What an editor does with diagnostics and code fixes, on files called File0.cs, File1.cs, ….</summary>
internal sealed class Editor : IDisposable
{
    private readonly AdhocWorkspace workspace = new();
    private readonly Project project;

    private Editor(string[] sources)
    {
        var empty = Compiler.Compile(sources);
        var opened = workspace.AddProject(
            ProjectInfo.Create(
                ProjectId.CreateNewId(),
                VersionStamp.Default,
                "User",
                "User",
                LanguageNames.CSharp,
                compilationOptions: empty.Options,
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
                metadataReferences: Compiler.References
            )
        );
        for (var i = 0; i < sources.Length; i++)
        {
            opened = opened.AddDocument($"File{i}.cs", sources[i], filePath: $"File{i}.cs").Project;
        }

        project = opened;
    }

    public void Dispose() => workspace.Dispose();

    /// <summary>The titles of what is offered for the first diagnostic with <paramref name="id"/>.</summary>
    public static string[] Offers(CodeFixProvider fix, string id, params string[] sources)
    {
        using var editor = new Editor(sources);
        return [.. editor.Actions(fix, editor.Diagnostics().First(each => each.Id == id)).Select(action => action.Title)];
    }

    /// <summary>The files after the action with <paramref name="title"/>, which must mend the first diagnostic with <paramref name="id"/>.</summary>
    public static string[] Apply(CodeFixProvider fix, string id, string title, params string[] sources)
    {
        using var editor = new Editor(sources);
        var action = editor.Actions(fix, editor.Diagnostics().First(each => each.Id == id)).Single(action => action.Title == title);
        return editor.Texts(action);
    }

    /// <summary>The files after every diagnostic with <paramref name="id"/> was mended at once.</summary>
    public static string[] ApplyToAll(CodeFixProvider fix, string id, string title, params string[] sources)
    {
        using var editor = new Editor(sources);
        var context = new FixAllContext(
            editor.project.Documents.First(),
            fix,
            FixAllScope.Project,
            title,
            [id],
            new Found([.. editor.Diagnostics().Where(each => each.Id == id)]),
            CancellationToken.None
        );
        return editor.Texts(fix.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult()!);
    }

    /// <summary>The files after the refactoring offered at <paramref name="at"/>; none where it is not offered.</summary>
    public static string[] Refactor(CodeRefactoringProvider refactoring, string at, params string[] sources)
    {
        using var editor = new Editor(sources);
        var actions = new List<CodeAction>();
        var span = new TextSpan(sources[0].IndexOf(at, StringComparison.Ordinal), 0);
        var context = new CodeRefactoringContext(editor.project.Documents.First(), span, actions.Add, CancellationToken.None);
        refactoring.ComputeRefactoringsAsync(context).GetAwaiter().GetResult();
        return actions.Count == 0 ? [] : editor.Texts(actions.Single());
    }

    private IEnumerable<Diagnostic> Diagnostics() =>
        GeneratorRun.Of((CSharpCompilation)project.GetCompilationAsync().GetAwaiter().GetResult()!).Diagnostics;

    private List<CodeAction> Actions(CodeFixProvider fix, Diagnostic diagnostic)
    {
        Assert.Contains(diagnostic.Id, fix.FixableDiagnosticIds);
        var actions = new List<CodeAction>();
        var document = project.GetDocument(diagnostic.Location.SourceTree)!;
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        fix.RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        return actions;
    }

    private string[] Texts(CodeAction action)
    {
        var operations = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult();
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        return [.. changed.Documents.Select(document => document.GetTextAsync().GetAwaiter().GetResult().ToString())];
    }

    private sealed class Found(List<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document,
            CancellationToken cancellationToken
        )
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
            return diagnostics.Where(each => each.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
