using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Views;

/// <summary>Whichever view or class asks for words, they are those of <see cref="Words"/>: one resource a language.</summary>
public sealed class WordsFactory(IOptions<LocalizationOptions> options, ILoggerFactory loggers) : IStringLocalizerFactory
{
    private readonly WordsLocalizer words = new(new ResourceManagerStringLocalizerFactory(options, loggers).Create(typeof(Words)));

    public IStringLocalizer Create(Type resourceSource) => words;

    public IStringLocalizer Create(string baseName, string location) => words;
}
