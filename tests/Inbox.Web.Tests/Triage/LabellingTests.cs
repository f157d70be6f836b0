using System.Net;
using Inbox.Web.Contacts;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Triage;

/// <summary>Agents put labels on conversations and contacts, and say what matters more.</summary>
public sealed class LabellingTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task A_label_put_on_by_the_menu_shows_in_the_row_and_the_thread_with_a_line_that_says_who()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var label = await LabelAsync(talk, "Complaint", LabelColour.Red);
        var page = await talk.Browser.GetPageAsync(talk.Address);
        using var answer = await talk.Browser.PostFormAsync(
            page, page.QuerySelector($"button[formaction*='{talk.Id}/labels/{label}']")!.GetAttribute("formaction")!, ("_method", "POST"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("Complaint", (await talk.Browser.GetPageAsync("/inbox")).QuerySelector(".conversation-row .label--red")!.Seen());
        page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Equal("Complaint", page.QuerySelector(".panel .label--box")!.Seen());
        Assert.StartsWith("Anna Keller added the label Complaint", page.QuerySelector(".activity-line")!.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_leaves_one_label_and_one_line()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var label = await LabelAsync(talk, "Complaint");
        foreach (var method in new[] { "POST", "POST", "DELETE", "DELETE" })
        {
            using var answer = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/labels/{label}", ("_method", method));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Empty(page.QuerySelectorAll(".label--box"));
        Assert.Equal(
            ["Anna Keller added the label Complaint", "Anna Keller removed the label Complaint"],
            page.QuerySelectorAll(".activity-line").Select(line => line.Seen().Split(" · ")[0]));
    }

    [Fact]
    public async Task A_contact_keeps_its_labels_beside_every_conversation()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var label = await LabelAsync(talk, "Regular", LabelColour.Green);
        using var answer = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/contact/labels/{label}");

        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Equal("Regular", page.QuerySelector(".panel .label--green.label--box")!.Seen());
        Assert.Null((await talk.Browser.GetPageAsync("/inbox")).QuerySelector(".conversation-row .label"));
        using var off = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/contact/labels/{label}", ("_method", "DELETE"));
        Assert.Null((await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(".panel .label--box"));
    }

    [Fact]
    public async Task Markup_in_a_labels_name_is_text_and_a_removed_label_is_gone_but_told()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        const string Name = "<b onclick=x>&\"'";
        var label = await LabelAsync(talk, Name);
        using var answer = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/labels/{label}");
        Assert.Equal(Name, (await talk.Browser.GetPageAsync("/inbox")).QuerySelector(".conversation-row .label")!.Seen());

        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            (await db.Labels.SingleAsync()).Retire(fixture.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        Assert.Null((await talk.Browser.GetPageAsync("/inbox")).QuerySelector(".conversation-row .label"));
        Assert.Contains(
            $"added the label {Name}", (await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(
                ".activity-line")!.Seen(), StringComparison.Ordinal);
        using var late = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/labels/{label}");
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Fact]
    public async Task A_priority_shows_in_the_row_until_it_is_taken_away()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var urgent = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/priority", ("level", "Urgent"));
        Assert.Equal("Urgent", (await talk.Browser.GetPageAsync("/inbox")).QuerySelector(".conversation-row .priority--urgent")!.Seen());

        using var none = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/priority", ("_method", "DELETE"));

        Assert.Null((await talk.Browser.GetPageAsync("/inbox")).QuerySelector(".conversation-row .priority"));
        Assert.Equal(
            ["Anna Keller marked this conversation as urgent", "Anna Keller took the priority away"],
            (await talk.Browser.GetPageAsync(talk.Address)).QuerySelectorAll(".activity-line").Select(line => line.Seen().Split(" · ")[0]));
    }

    private Task<Guid> LabelAsync(Correspondence talk, string name, LabelColour colour = LabelColour.Grey) =>
        fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            var label = new Label(talk.Organization.Id, Guid.CreateVersion7(), name, colour, fixture.Clock.GetUtcNow());
            db.Labels.Add(label);
            await db.SaveChangesAsync();
            return label.Id;
        });
}
