using FunctionalVae.Laws;

Console.OutputEncoding = System.Text.Encoding.UTF8;
Console.Write(LawsPage.Text());
