using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Sending;

/// <summary>Whom Meta says that nothing reaches is known as such, until they write.</summary>
public sealed class UnreachableTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    private static readonly string Unreachable = Uri.EscapeDataString("""{"all":[{"field":"unreachable","is":["yes"]}]}""");

    [Fact]
    public async Task Whom_a_refusal_says_nothing_reaches_is_found_and_told_until_they_write()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var contact = await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Contacts.Select(c => c.Id).SingleAsync());
        Assert.Equal("0", await ReachAsync(talk));
        fixture.Meta.RefuseNext(551);

        await talk.SayAsync("Hello?");
        await talk.UntilAsync(MessageStatus.Failed);
        await Eventually.TrueAsync(async () => await CountAsync(talk) == 1);

        Assert.Contains(
            "(Meta’s code 551)", (await talk.Browser.GetPageAsync($"/contacts/{contact}")).Body!.Seen(), StringComparison.Ordinal);
        Assert.Equal("1", await ReachAsync(talk));
        var identity = (await talk.Browser.GetJsonAsync($"/api/contacts/{contact}")).GetProperty("identities")[0];
        Assert.Equal(JsonValueKind.String, identity.GetProperty("unreachableAt").ValueKind);

        fixture.Clock.Move(TimeSpan.FromMinutes(1));
        await talk.HearAsync("Here I am again");

        Assert.Equal(0, await CountAsync(talk));
        Assert.DoesNotContain(
            "Cannot be reached", (await talk.Browser.GetPageAsync($"/contacts/{contact}")).Body!.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_refusal_says_nothing_of_the_person()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefuseNext(100, 2534015);

        await talk.SayAsync("Too long");
        await talk.UntilAsync(MessageStatus.Failed);

        Assert.Equal(0, await CountAsync(talk));
    }

    private static async Task<int> CountAsync(Correspondence talk) =>
        (await talk.Browser.GetPageAsync($"/contacts?filter={Unreachable}")).QuerySelectorAll("tbody tr").Length;

    /// <summary>Of how many in a segment of everybody it is said.</summary>
    private static async Task<string> ReachAsync(Correspondence talk)
    {
        var id = Guid.CreateVersion7();
        using var made = await talk.Browser.PostFormAsync(
            "/segments/new", "/segments", ("Id", id.ToString()), ("Name", id.ToString()), ("All[0].Field", "blocked"),
            ("All[0].Operator", "Is"), ("All[0].Values[0]", "no"));
        var page = await talk.Browser.GetPageAsync($"/segments/{id}");
        return page.QuerySelectorAll(".facts--reach dt").Single(term => term.Seen() == "Cannot be reached").NextElementSibling!.Seen();
    }
}
