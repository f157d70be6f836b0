using System.Globalization;
using Inbox.Web.Localization;
using Inbox.Web.Views;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Tests.Localization;

/// <summary>A sentence is said in the reader's language, with its numbers and the sentences inside it.</summary>
public sealed class SentenceTests
{
    private readonly IStringLocalizer words = new WordsFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance).Create(typeof(Words));

    [Theory]
    [InlineData("en", 1, "One file")]
    [InlineData("en", 1234, "1,234 files")]
    [InlineData("de", 1, "Eine Datei")]
    [InlineData("de", 1234, "1.234 Dateien")]
    [InlineData("ar", 0, "لا ملفات")]
    [InlineData("ar", 1, "ملف واحد")]
    [InlineData("ar", 2, "ملفان")]
    [InlineData("ar", 3, "3 ملفات")]
    [InlineData("ar", 11, "11 ملفًا")]
    [InlineData("ar", 1200, "1,200 ملف")]
    [InlineData("fr", 2, "2 files")]
    public void A_counted_sentence_takes_the_form_of_the_number(string language, int count, string expected) =>
        Assert.Equal(expected, Say(language, Sentence.Counted("{0} files", count)));

    [Fact]
    public void A_sentence_may_stand_in_another()
    {
        var sentence = new Sentence("Imported {0}, {1};", Sentence.Counted("{0} conversations", 1), Sentence.Counted("{0} messages", 22));

        Assert.Equal("Imported 1 conversation, 22 messages;", sentence.ToString());
        Assert.Equal("Importiert: 1 Unterhaltung, 22 Nachrichten;", Say("de", sentence));
    }

    [Fact]
    public void Words_of_others_stay_as_they_are_whatever_they_hold() =>
        Assert.Equal("{1} of {0}", Say("de", Sentence.Verbatim("{1} of {0}")));

    /// <summary>Without the isolates that keep a place in one piece.</summary>
    private string Say(string language, Sentence sentence)
    {
        var (culture, spoken) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.All.FirstOrDefault(one => one.Name == language) ?? new(language);
            return words.Text(sentence).Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, spoken);
        }
    }
}
