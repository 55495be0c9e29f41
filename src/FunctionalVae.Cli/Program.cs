using FunctionalVae.App;
using FunctionalVae.Zoo;

return VaeApp.Run(args, [DigitsVae.Model, MnistManifold.Model, MnistVae.Model, TinyVae.Model]);
