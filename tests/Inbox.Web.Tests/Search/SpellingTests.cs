using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.SavedReplies;
using Inbox.Web.Search;
using Inbox.Web.Tests.Support;
using Inbox.Web.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Search;

/// <summary>
/// One rule of what is the same word, wherever something is looked for: search, the command bar, saved replies and filters.
/// </summary>
public sealed class SpellingTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    private readonly InboxApp app = fixture.App;

    /// <summary>What is written, and how it is asked for.</summary>
    public static TheoryData<string, string> Same => new()
    {
        { "Jürgen Müller", "mueller" },
        { "Jürgen Müller", "MULLER" },
        { "Jürgen Müller", "müller jurgen" },
        { "Jürgen Mu\u0308ller", "Mueller" },
        { "Juergen Mueller", "Müller" },
        { "Søren Ågård", "soeren aagaard" },
        { "Łukasz Groß", "lukasz gross" },
        { "Sinéad O’Brien", "obrien" },
        { "Sinéad O’Brien", "o'brien" },
        { "Sinead OBrien", "O’Brien" },
        { "Jean-Luc Moreau", "jeanluc" },
        { "JeanLuc Moreau", "jean-luc" },
        { "Jean Luc Moreau", "jean-luc" },
        { "Karl Müller-Lüdenscheidt", "muellerluedenscheidt" },
        { "Tel +49 30 1234567", "0301234567" },
        { "Tel +49 30 1234567", "030 / 123 45 67" },
        { "Tel +49 30 1234567", "1234567" },
        { "Tel 030-1234567", "+49 30 1234567" },
        { "Tel 030-1234567", "0049301234567" },
        { "Tel 0049 (0)30 1234567", "0301234567" },
        { "Tel 4930 1234567", "(030) 1234567" },
        { "Tel ٠٣٠ ١٢٣٤٥٦٧", "0301234567" },
        { "Tel +39 06 12345678", "06 12345678" },
        { "030 1234567 10 Uhr", "+49 30 1234567" },
        { "030 1234567 / 0171 2345678", "01712345678" },
        { "030 1234567 - 0171 2345678", "0301234567" },
        { "+49 30 1234567-Büro", "0301234567" },
        { "Tel-030 1234567", "+49301234567" },
        { "Pat Oʼbrien", "obrien" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public async Task What_is_the_same_is_found_in_search_the_command_bar_a_filter_and_saved_replies(string written, string asked)
    {
        using var talk = await TalkAsync(written);
        var question = Uri.EscapeDataString(asked);

        var search = await talk.Browser.GetPageAsync($"/search?q={question}");
        Assert.NotEmpty(Assert.Single(search.QuerySelectorAll("a.found__hit")).QuerySelectorAll("mark"));
        Assert.NotEmpty(Assert.Single(search.QuerySelectorAll(".found__contact")).QuerySelectorAll("mark"));
        Assert.Single((await talk.Browser.GetPageAsync($"/commands?name={question}"))
            .QuerySelectorAll("a[href^='/conversations/']"));
        Assert.Single((await FilteredAsync(talk, asked)).QuerySelectorAll(".conversation-row"));
        Assert.Single(await RepliesAsync(talk, asked));
    }

    /// <summary>What is written, and what looks like it and is something else.</summary>
    public static TheoryData<string, string> Other => new()
    {
        { "Anna Blunder", "blue" },
        { "Anna Muller", "Mueller" },
        { "Tel +49 30 1234567", "0401234567" },
        { "Tel +49 30 1234567", "+43 30 12345679" },
        { "Jonas O Hara Brien", "obrien" },
    };

    [Theory]
    [MemberData(nameof(Other))]
    public async Task What_is_another_word_is_not_found(string written, string asked)
    {
        using var talk = await TalkAsync(written);
        var question = Uri.EscapeDataString(asked);

        Assert.Empty((await talk.Browser.GetPageAsync($"/search?q={question}")).QuerySelectorAll("a.found__hit"));
        Assert.Empty((await talk.Browser.GetPageAsync($"/commands?name={question}")).QuerySelectorAll("a[href^='/conversations/']"));
        Assert.Empty((await FilteredAsync(talk, asked)).QuerySelectorAll(".conversation-row"));
        Assert.Empty(await RepliesAsync(talk, asked));
    }

    /// <summary>An instance of the version before still writes while this one is at work; and what it wrote stays.</summary>
    [Fact]
    public async Task What_an_older_version_wrote_is_found_too()
    {
        using var talk = await TalkAsync("Anna Müller");
        await Eventually.TrueAsync(async () => (await HitsAsync(talk, "mueller")).Length == 1);
        await app.WithDbAsync(talk.Organization.Id, async db =>
        {
            await db.SavedReplies.ExecuteUpdateAsync(set => set.SetProperty(r => r.FoldedText, (string?)null));
            await db.SearchEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.Edition, 0).SetProperty(e => e.Text, "anna muller"));
            await db.ContactEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.Edition, 0));
            return await db.Contacts.ExecuteUpdateAsync(set => set.SetProperty(c => c.FoldedName, (string?)null));
        });

        Assert.Single((await talk.Browser.GetPageAsync("/commands?name=anna")).QuerySelectorAll("a[href^='/conversations/']"));
        Assert.Single((await FilteredAsync(talk, "anna")).QuerySelectorAll(".conversation-row"));
        Assert.Single(await RepliesAsync(talk, "anna"));
        Assert.Empty(await HitsAsync(talk, "mueller"));

        await using var started = InboxApp.Start(app.Database);
        await Eventually.TrueAsync(async () => (await HitsAsync(talk, "mueller")).Length == 1);
        await Eventually.TrueAsync(() => app.WithDbAsync(
            talk.Organization.Id, async db => await db.SavedReplies.AllAsync(r => r.FoldedText != null)
                && await db.Contacts.AllAsync(c => c.FoldedName != null)));
        Assert.Single((await talk.Browser.GetPageAsync("/commands?name=mueller")).QuerySelectorAll("a[href^='/conversations/']"));
        Assert.Single(await RepliesAsync(talk, "mueller"));
    }

    [Fact]
    public async Task What_an_older_version_renamed_is_found_by_its_new_name_alone()
    {
        using var talk = await TalkAsync("Anna Müller");
        await app.WithDbAsync(talk.Organization.Id, async db =>
        {
            await db.SavedReplies.ExecuteUpdateAsync(set => set.SetProperty(r => r.Text, "Xaver Groß"));
            return await db.Contacts.ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "Xaver Groß"));
        });

        foreach (var (asked, count) in new[] { ("xaver", 1), ("anna", 0) })
        {
            var commands = await talk.Browser.GetPageAsync($"/commands?name={asked}");
            Assert.Equal(count, commands.QuerySelectorAll("a[href^='/conversations/']").Length);
            Assert.Equal(count, (await FilteredAsync(talk, asked)).QuerySelectorAll(".conversation-row").Length);
            Assert.Equal(count, (await RepliesAsync(talk, asked)).Length);
        }

        await Eventually.TrueAsync(async () => (await FilteredAsync(talk, "gross")).QuerySelectorAll(".conversation-row").Length == 1);
    }

    [Theory]
    [InlineData("👍")]
    [InlineData("?!")]
    public async Task Signs_alone_are_no_question_of_search_and_the_page_says_so(string asked)
    {
        using var talk = await TalkAsync("Anna 👍 ?!");

        var page = await talk.Browser.GetPageAsync($"/search?q={Uri.EscapeDataString(asked)}");

        Assert.Equal("Signs alone cannot be found", page.QuerySelector(".empty-state h2")!.Seen());
        Assert.Single((await FilteredAsync(talk, asked)).QuerySelectorAll(".conversation-row"));
        Assert.Single(await RepliesAsync(talk, asked));
        Assert.Empty(await RepliesAsync(talk, "🚀"));
    }

    /// <summary>Nobody waits for what a stranger wrote to be marked.</summary>
    [Fact]
    public void Any_text_is_taken_apart_in_time_that_grows_with_its_length()
    {
        foreach (var text in new[] { "1 ", "1-", "a-", "ü ", "123456 ", "'" })
        {
            var tokens = SearchToken.Of(string.Concat(Enumerable.Repeat(text, 200_000 / text.Length)));
            Assert.InRange(tokens.Count, 0, 300_000);
        }

        Assert.NotEmpty(ExcerptPart.Of(string.Concat(Enumerable.Repeat("ü ", 50_000)), SearchTerm.Of("u"), isInside: false));
    }

    [Theory]
    [InlineData("call 2 030 1234567", "0301234567", "call 2 [030 1234567]")]
    [InlineData("on 1.5.2026 030 1234567 at 10", "0301234567", "on 1.5.2026 [030 1234567] at 10")]
    [InlineData("+49 30 1234567", "0301234567", "+49 [30 1234567]")]
    [InlineData("Karl Müller-Lüdenscheidt", "mullerludenscheidt", "Karl [Müller-Lüdenscheidt]")]
    public void What_was_meant_is_marked(string text, string question, string marked) => Assert.Equal(
        marked, string.Concat(ExcerptPart.Of(text, SearchTerm.Of(question), isInside: false)
            .Select(part => part.IsHit ? $"[{part.Text}]" : part.Text)));

    /// <summary>Somebody of that name wrote it, and a saved reply says it.</summary>
    private async Task<Correspondence> TalkAsync(string text)
    {
        var talk = await Correspondence.BeginAsync(fixture);
        await app.WithDbAsync(talk.Organization.Id, async db =>
        {
            (await db.Contacts.SingleAsync()).CallOurselves(text);
            var conversation = await db.Conversations.SingleAsync();
            Talks.Say(db, conversation, text, DateTimeOffset.UtcNow);
            var reply = new SavedReply(await db.Agents.FirstAsync(), DateTimeOffset.UtcNow);
            reply.Write("one", text, []);
            reply.GiveTo(SavedReplyScope.Everyone, null);
            db.SavedReplies.Add(reply);
            return await db.SaveChangesAsync();
        });
        return talk;
    }

    private static async Task<IHtmlCollection<IElement>> RepliesAsync(Correspondence talk, string asked) =>
        (await talk.Browser.GetPageAsync($"{talk.Address}/saved-replies/found?q={Uri.EscapeDataString(asked)}"))
        .QuerySelectorAll("[role=option]");

    private static async Task<IHtmlCollection<IElement>> HitsAsync(Correspondence talk, string asked) =>
        (await talk.Browser.GetPageAsync($"/search?q={Uri.EscapeDataString(asked)}")).QuerySelectorAll("a.found__hit");

    private static Task<IHtmlDocument> FilteredAsync(Correspondence talk, string name)
    {
        var filter = $$"""{"all":[{"field":"contact","contains":[{{JsonSerializer.Serialize(name)}}]}]}""";
        return talk.Browser.GetPageAsync($"/inbox?filter={Uri.EscapeDataString(filter)}");
    }
}
