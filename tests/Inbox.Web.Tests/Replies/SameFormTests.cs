using System.Net;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Replies;

/// <summary>A form that comes twice is one thing; other words under a known id are never taken for it and lost.</summary>
public sealed class SameFormTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task A_note_comes_once_and_other_words_are_another_note()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var page = await talk.Browser.GetPageAsync(talk.Address);
        var id = Guid.CreateVersion7().ToString();
        foreach (var text in new[] { "First", "First", "Second" })
        {
            using var note = await talk.Browser.PostFormAsync(page, $"{talk.Address}/notes", ("id", id), ("note", text));
            using var ofContact = await talk.Browser.PostFormAsync(page, $"{talk.Address}/contact/notes", ("id", id), ("text", text));
        }

        Assert.Equal(["First", "Second"], await fixture.App.WithDbAsync(
            talk.Organization.Id, db => db.Notes.OrderBy(n => n.Id).Select(n => n.Text).ToListAsync()));
        Assert.Equal(["First", "Second"], await fixture.App.WithDbAsync(
            talk.Organization.Id, db => db.ContactNotes.OrderBy(n => n.Id).Select(n => n.Text).ToListAsync()));
    }

    [Fact]
    public async Task A_reply_for_later_comes_once_and_other_words_are_refused_in_words()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var id = Guid.CreateVersion7().ToString();
        using var first = await talk.WriteAsync("First", ("id", id), ("later", "later"));
        using var again = await talk.WriteAsync("First", ("id", id), ("later", "later"));
        using var other = await talk.WriteAsync("Second", ("id", id), ("later", "later"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, again.StatusCode));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        var page = Pages.Parse(await other.TextAsync());
        Assert.Equal("Second", page.QuerySelector("#text")!.TextContent);
        Assert.NotEqual(id, page.QuerySelector("#composer [name=id]")!.GetAttribute("value"));
        Assert.Equal(["First"], await fixture.App.WithDbAsync(
            talk.Organization.Id, db => db.ScheduledReplies.Select(r => r.Text).ToListAsync()));
    }
}
