using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Keyboard;

/// <summary>What the command bar finds by name.</summary>
public sealed class CommandsTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Theory]
    [InlineData("petersen", 1)]
    [InlineData("%", 0)]
    [InlineData("Jon_s", 0)]
    [InlineData("p", 0)]
    [InlineData("'; drop table contacts; --", 0)]
    public async Task A_conversation_is_found_by_a_part_of_its_contacts_name_and_signs_are_signs(string typed, int expected)
    {
        using var talk = await NamedAsync();
        var found = await talk.Browser.GetPageAsync($"/commands?name={Uri.EscapeDataString(typed)}");
        Assert.Equal(expected, found.QuerySelectorAll("a[href^='/conversations/']").Length);
    }

    [Fact]
    public async Task Those_of_another_organization_are_not_found()
    {
        using var talk = await NamedAsync();
        using var other = await NamedAsync();
        var found = await talk.Browser.GetPageAsync("/commands?name=jonas");
        Assert.Equal([talk.Address, "/search?q=jonas"], found.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task The_sheet_lists_each_key_and_is_a_page_of_its_own()
    {
        using var talk = await NamedAsync();
        var keys = (await talk.Browser.GetPageAsync("/shortcuts")).QuerySelectorAll("kbd").Select(key => key.TextContent);
        Assert.Superset(new HashSet<string> { "j", "k", "Enter", "r", "n", "a", "e", "z", "/", "?" }, keys.ToHashSet());
    }

    private async Task<Correspondence> NamedAsync()
    {
        var talk = await Correspondence.BeginAsync(fixture);
        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            (await db.Contacts.SingleAsync()).Rename("Jonas", "Petersen", null);
            return await db.SaveChangesAsync();
        });
        return talk;
    }
}
