using FunctionalVae.App;
using FunctionalVae.Zoo;

return VaeApp.Run(
    args,
    [DigitsVae.Model, FashionVae.Model, LinearVae.Model, MnistManifold.Model, MnistVae.Model, MoonsVae.Model, TinyVae.Model]
);
