namespace FunctionalVae.Zoo;

/// <summary>A row of the Adult census data of the UCI Machine Learning Repository (Becker and Kohavi 1996), with its levels as that file spells them.</summary>
/// <param name="Age">Years.</param>
/// <param name="Workclass">Who the person works for.</param>
/// <param name="Fnlwgt">How many people the row stands for.</param>
/// <param name="Education">The highest level of education.</param>
/// <param name="EducationNum">The same as a number, from 1 to 16.</param>
/// <param name="MaritalStatus">The marital status.</param>
/// <param name="Occupation">The occupation.</param>
/// <param name="Relationship">What the person is in the household.</param>
/// <param name="Race">As the census asked.</param>
/// <param name="Sex">As the census asked.</param>
/// <param name="CapitalGain">Dollars; 0 for most.</param>
/// <param name="CapitalLoss">Dollars; 0 for most.</param>
/// <param name="HoursPerWeek">Hours of work in a week; 40 for nearly half.</param>
/// <param name="NativeCountry">The country of birth.</param>
/// <param name="Income">Whether the income is over 50,000 dollars a year.</param>
public sealed record AdultRow(
    int Age,
    [Levels("Federal-gov", "Local-gov", "Never-worked", "Private", "Self-emp-inc", "Self-emp-not-inc", "State-gov", "Without-pay")]
        string? Workclass,
    int Fnlwgt,
    [Levels(
        "10th",
        "11th",
        "12th",
        "1st-4th",
        "5th-6th",
        "7th-8th",
        "9th",
        "Assoc-acdm",
        "Assoc-voc",
        "Bachelors",
        "Doctorate",
        "HS-grad",
        "Masters",
        "Preschool",
        "Prof-school",
        "Some-college"
    )]
        string Education,
    int EducationNum,
    [Levels("Divorced", "Married-AF-spouse", "Married-civ-spouse", "Married-spouse-absent", "Never-married", "Separated", "Widowed")]
        string MaritalStatus,
    [Levels(
        "Adm-clerical",
        "Armed-Forces",
        "Craft-repair",
        "Exec-managerial",
        "Farming-fishing",
        "Handlers-cleaners",
        "Machine-op-inspct",
        "Other-service",
        "Priv-house-serv",
        "Prof-specialty",
        "Protective-serv",
        "Sales",
        "Tech-support",
        "Transport-moving"
    )]
        string? Occupation,
    [Levels("Husband", "Not-in-family", "Other-relative", "Own-child", "Unmarried", "Wife")] string Relationship,
    [Levels("Amer-Indian-Eskimo", "Asian-Pac-Islander", "Black", "Other", "White")] string Race,
    [Levels("Female", "Male")] string Sex,
    [Points(0)] int CapitalGain,
    [Points(0)] int CapitalLoss,
    [Points(40)] int HoursPerWeek,
    [Levels(
        "Cambodia",
        "Canada",
        "China",
        "Columbia",
        "Cuba",
        "Dominican-Republic",
        "Ecuador",
        "El-Salvador",
        "England",
        "France",
        "Germany",
        "Greece",
        "Guatemala",
        "Haiti",
        "Holand-Netherlands",
        "Honduras",
        "Hong",
        "Hungary",
        "India",
        "Iran",
        "Ireland",
        "Italy",
        "Jamaica",
        "Japan",
        "Laos",
        "Mexico",
        "Nicaragua",
        "Outlying-US(Guam-USVI-etc)",
        "Peru",
        "Philippines",
        "Poland",
        "Portugal",
        "Puerto-Rico",
        "Scotland",
        "South",
        "Taiwan",
        "Thailand",
        "Trinadad&Tobago",
        "United-States",
        "Vietnam",
        "Yugoslavia"
    )]
        string? NativeCountry,
    [Levels("<=50K", ">50K")] string Income
);
