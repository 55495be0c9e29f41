using FunctionalVae.App;
using FunctionalVae.Cli;
using FunctionalVae.Zoo;

return VaeApp.RunOnConsole(
    args,
    [DigitsVae.Model, FashionVae.Model, LinearVae.Model, MnistManifold.Model, MnistVae.Model, MoonsVae.Model, TinyVae.Model],
    OwnModels.Source
);
