using FunctionalVae.App;
using FunctionalVae.Cli;
using FunctionalVae.Zoo;

return VaeApp.RunOnConsole(
    args,
    new(
        [
            AdultVae.Model,
            BetaTcDigits.Model,
            ConditionalDigits.Model,
            CustomerVae.Model,
            DigitsVae.Model,
            FashionVae.Model,
            LinearVae.Model,
            MmdDigits.Model,
            MnistManifold.Model,
            MnistVae.Model,
            MoonsVae.Model,
            SinkhornDigits.Model,
            TinyVae.Model,
        ],
        source: OwnModels.Source
    )
);
