using FunctionalVae.Data;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>The models of the zoo whose input is a record type.</summary>
public sealed class ZooTableTests
{
    private const string Header =
        "Age,Workclass,Fnlwgt,Education,EducationNum,MaritalStatus,Occupation,Relationship,Race,Sex,CapitalGain,CapitalLoss,HoursPerWeek,NativeCountry,Income";

    [Fact]
    public void Customers_are_the_same_for_the_same_key_and_fewer_are_the_first_of_more()
    {
        var customers = Customers.Of(Key.FromSeed(1), 200);
        Assert.Equal(customers, Customers.Of(Key.FromSeed(1), 200));
        Assert.Equal(customers.Take(50), Customers.Of(Key.FromSeed(1), 50));
        Assert.NotEqual(customers, Customers.Of(Key.FromSeed(2), 200));
        Assert.InRange(customers.Count(customer => customer.Income is null), 40, 80);
        Assert.InRange(customers.Count(customer => customer.Income == 0), 14, 45);
    }

    [Fact]
    public void CustomerVae_fills_incomes_by_age()
    {
        var customers = Customers.Of(Key.FromSeed(1), 1000);
        var fit = CustomerVae.Fit(customers);
        var examples = CustomerVae.ExamplesOf(fit, customers);
        var parameters = CustomerVae.Train(CustomerVae.Defaults with { Threads = 1 }, Dataset.Of(examples)).State.Parameters;
        var filled = CustomerVae.RowsOf(fit, CustomerVae.Impute(parameters, examples, Key.FromSeed(2)).Rows);
        var gaps = customers
            .Zip(filled)
            .Where(pair => pair.First.Income is null && pair.Second.Income != 0)
            .Select(pair => pair.Second)
            .ToList();
        Assert.InRange(gaps.Count, 150, 330);
        var (old, young) = (gaps.Where(customer => customer.Age >= 50), gaps.Where(customer => customer.Age < 40));
        // 600 for each of the 30 years between them are 18,000; a half of that is learned, or the model knows no ages.
        Assert.InRange(old.Average(customer => customer.Income!.Value) - young.Average(customer => customer.Income!.Value), 9_000, 27_000);
    }

    [Fact]
    public void AdultVae_reads_the_rows_of_the_census_as_their_file_spells_them()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(
            folder.File("adult.csv"),
            [
                Header,
                "39, State-gov, 77516, Bachelors, 13, Never-married, Adm-clerical, Not-in-family, White, Male, 2174, 0, 40, United-States, <=50K",
                "54, ?, 180211, Some-college, 10, Married-civ-spouse, ?, Husband, Asian-Pac-Islander, Male, 0, 0, 60, South, >50K",
                "27, Private, 257302, Assoc-acdm, 12, Married-civ-spouse, Tech-support, Wife, White, Female, 0, 0, 38, Outlying-US(Guam-USVI-etc), <=50K",
            ]
        );
        var table = (Table)AdultVae.Spec.Input;
        var texts = TableTexts.Read(folder.File("adult.csv"));
        Assert.Equal(texts.Columns, table.Columns.Select(column => column.Name));
        var form = TableForm.In(table, texts);
        var fit = TableFit.Of(table, TableFiles.Of(texts, form));
        var rows = fit.Decode(fit.Encode(TableFiles.Of(texts, form)).Values).Select(form.Texts).ToList();
        for (var row = 0; row < 3; row++)
        {
            Assert.Equal(
                Enumerable.Range(0, texts.Columns.Count).Select(column => texts.Text(row, column) is "?" ? "" : texts.Text(row, column)),
                rows[row]
            );
        }

        Assert.Equal(
            ["Workclass", "Occupation", "NativeCountry"],
            table.Columns.Where(column => column.MayBeMissing).Select(column => column.Name)
        );
    }

    [Fact]
    public void The_level_for_all_others_is_read_while_compiling() =>
        Assert.Equal(OtherLevelVae.Model.Layout.SpecText, OtherLevelVae.Spec.ToString());
}
