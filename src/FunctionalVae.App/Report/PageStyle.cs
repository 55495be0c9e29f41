namespace FunctionalVae.App;

/// <summary>How a page looks: on paper and screens, narrow and wide, light and dark.</summary>
/// <remarks>
/// Colours of series that people tell apart who see fewer. Source: Paul Tol, "Colour schemes", technical note SRON/EPS/TN/09-002 (2021): the scheme
/// "muted" on light, "light" on dark ground.
/// </remarks>
internal static class PageStyle
{
    public const string Text = """

        :root {
          color-scheme: light dark;
          --ground: #fcfcfb; --ink: #1d1f21; --faint: #5a5f66; --line: #d4d6d9; --plate: #f0f1f2; --link: #224f9c; --fault: #a3341b; --good: #1d6b3a; --open: #6b5300;
          --series-1: #332288; --series-2: #b5485a; --series-3: #117733; --series-4: #a89a3c; --series-5: #3f9fc8;
          --series-6: #882255; --series-7: #2f8f80; --series-8: #7f7f22; --series-9: #aa4499; --series-10: #666666;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --ground: #16181b; --ink: #e6e7e9; --faint: #a4a9b0; --line: #3a3e44; --plate: #22252a; --link: #8ab4f8; --fault: #ff9d80; --good: #83d6a0; --open: #e6c76a;
            --series-1: #77aadd; --series-2: #ee8866; --series-3: #44bb99; --series-4: #eedd88; --series-5: #99ddff;
            --series-6: #ffaabb; --series-7: #bbcc33; --series-8: #aaaa00; --series-9: #cc99dd; --series-10: #dddddd;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 68rem; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem; }
        h2 { font-size: 1.3rem; line-height: 1.25; margin: 2.5rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--line); }
        h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
        h1, h2, dd, figcaption, li, p { overflow-wrap: anywhere; }
        p, ul { max-width: 48rem; }
        a { color: var(--link); }
        .verdict { border-left: .4rem solid var(--good); background: var(--plate); padding: .75rem 1rem; border-radius: .25rem; }
        .verdict.fault { border-left-color: var(--fault); }
        .verdict.open { border-left-color: var(--open); }
        .verdict p { margin: .25rem 0; }
        .verdict ul { margin: .75rem 0 .25rem; padding-left: 1.2rem; }
        .headline { font-size: 1.35rem; font-weight: 650; color: var(--good); }
        .fault .headline { color: var(--fault); }
        .open .headline { color: var(--open); }
        .answer { font-weight: 600; }
        .note { color: var(--faint); font-size: .92rem; }
        .wide { overflow-x: auto; max-width: 100%; }
        table { border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; }
        .caption { color: var(--faint); font-size: .92rem; margin: .75rem 0 .25rem; }
        @media (max-width: 40rem) { .wide table { min-width: 38rem; } }
        th, td { padding: .3rem .9rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
        th { font-weight: 600; }
        .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 27.5rem), 1fr)); gap: 1.25rem 1.5rem; align-items: start; }
        .small { grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); }
        figure { margin: 0; min-width: 0; }
        figure svg, figure img { display: block; max-width: 100%; height: auto; }
        figure img { image-rendering: pixelated; background: #fff; }
        figcaption { color: var(--faint); font-size: .9rem; margin-top: .35rem; }
        p code, li code { white-space: nowrap; font-size: .92em; }
        pre { background: var(--plate); padding: .75rem 1rem; overflow-x: auto; font-size: .85rem; border-radius: .25rem; }
        dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .25rem 1rem; margin: .5rem 0; }
        dt { color: var(--faint); }
        dd { margin: 0; min-width: 0; }
        @media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
        @media print {
          :root { color-scheme: light; --ground: #fff; --ink: #000; --faint: #333; }
          body { font-size: 11pt; }
          main { max-width: none; padding: 0; }
          figure, tr, .verdict { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          article + article { break-before: page; }
          .wide, pre { overflow: visible; }
          pre { white-space: pre-wrap; }
        }

        """;
}
