using System.Globalization;
using System.Reflection;
using Inbox.Web.Conversations;
using Inbox.Web.Localization;
using Inbox.Web.Views;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Tests.Localization;

/// <summary>A sentence is said in the reader's language, with its numbers and the sentences inside it.</summary>
public sealed class SentenceTests
{
    private readonly IStringLocalizer words = new WordsFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)
        .Create(typeof(Words));

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

    [Fact]
    public void A_stored_sentence_is_a_code_with_its_arguments_and_no_words()
    {
        var sentence = new Sentence("ChannelCannotSend", "Lola", new Sentence("TokenRefused", "190/463"));

        Assert.Equal(
            """{"code":"ChannelCannotSend","arguments":["Lola",{"code":"TokenRefused","arguments":["190/463"]}]}""", sentence.ToJson());
        Assert.Equal(
            "Lola can’t send. Meta no longer takes the token (code 190/463). Connect the channel again. Messages still come in; what waits leaves once an admin has connected it again.",
            sentence.ToString());
    }

    public static TheoryData<Sentence> Stored =>
    [
        new Sentence("AccessRanOut"),
        Sentence.Verbatim("In \"their\" own words: {0}"),
        Sentence.Counted("KeptForDays", 1),
        Sentence.Counted("ReplyTooLong", 2, Sentence.Counted("CharacterCount", 2500), 2000),
        new Sentence("WindowClosedOn", new DateTime(2026, 3, 1, 9, 30, 0, DateTimeKind.Utc)),
    ];

    [Theory, MemberData(nameof(Stored))]
    public void What_was_stored_says_the_same_in_every_language(Sentence sentence)
    {
        var read = Sentence.FromJson(sentence.ToJson());

        Assert.Equal(sentence.ToString(), read.ToString());
        Assert.All(Languages.All, culture => Assert.Equal(Say(culture.Name, sentence), Say(culture.Name, read)));
    }

    [Fact]
    public void Words_of_a_language_cannot_be_stored() =>
        Assert.Throws<InvalidOperationException>(() => new Sentence("Meta refused with error {0}.", "4").ToJson());

    [Fact]
    public void Every_refusal_of_a_reply_can_be_stored() => Assert.All(
        typeof(ReplyRefusal).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => field.GetValue(null))
            .OfType<ReplyRefusal>(),
        refusal => Assert.NotEmpty(refusal.Words.ToJson()));

    /// <summary>A version that still runs while this one begins stores sentences: what it wrote last counts.</summary>
    [Fact]
    public void What_a_version_before_codes_wrote_is_said_as_it_stands()
    {
        Assert.Equal("Meta refused.", Sentence.Read(new Sentence("AccessRanOut"), "Meta refused.")!.ToString());
        Assert.Equal("Our access ran out. Connect it again.", Sentence.Read(new Sentence("AccessRanOut"), "")!.ToString());
        Assert.Null(Sentence.Read(null, null));
    }

    /// <summary>Without the isolates that keep a place in one piece.</summary>
    private string Say(string language, Sentence sentence)
    {
        var (culture, spoken) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.All.FirstOrDefault(one => one.Name == language)
                ?? new(language);
            return words.Text(sentence).Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, spoken);
        }
    }
}
