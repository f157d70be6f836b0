using System.Net;
using System.Net.Http.Json;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Triage;

/// <summary>Where an admin says so, a conversation is answered by the agent alone who has it.</summary>
public sealed class AnswererTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task Only_the_assignee_answers_and_everybody_may_take_it_or_write_notes()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var open = await talk.Browser.GetPageAsync(talk.Address);
        using var admin = await talk.Organization.SignInAsync(AgentRole.Admin);
        using var _ = await admin.PostFormAsync("/channels", $"/channels/{talk.Organization.Page.Id}/answerers", ("onlyAssignee", "true"));

        using var byOldTab = await talk.Browser.PostFormAsync(open, $"{talk.Address}/replies", ("text", "Mine?"));
        using var byProgram = await talk.PostAsync(new { content = "Mine?" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (byOldTab.StatusCode, byProgram.StatusCode));
        Assert.Empty(await talk.OutgoingAsync());
        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Contains(
            "On this channel only the assignee answers.", page.QuerySelector(".composer__closed")!.Seen(), StringComparison.Ordinal);
        using var note = await talk.Browser.PostFormAsync(page, $"{talk.Address}/notes", ("note", "Who takes it?"));
        Assert.Equal(HttpStatusCode.Redirect, note.StatusCode);

        using var taken = await talk.Browser.PostFormAsync(
            page, page.QuerySelector("#take-it")!.GetAttribute("action")!, ("agentId", "me"));
        await talk.SayAsync("Mine.");
        await talk.UntilAsync(MessageStatus.Sent);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Who_answers_what_nobody_has_takes_it_unless_an_admin_says_otherwise(string? takes, bool isTaken)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var admin = await talk.Organization.SignInAsync(AgentRole.Admin);
        if (takes is not null)
        {
            using var set = await admin.PostFormAsync("/settings/reply-target", "/settings/takes-by-answering", ("takes", takes));
            Assert.Equal("/settings/reply-target?done=True", set.GoesTo());
        }

        using var byProgram = await talk.PostAsync(new { content = "A program thanks you." });
        Assert.Null(await AssigneeAsync(talk));
        await talk.SayAsync("I see to it.");

        var taker = await AssigneeAsync(talk);
        Assert.Equal(isTaken, taker is not null);
        using var colleague = await talk.Organization.SignInAsync();
        using var other = await colleague.PostFormAsync(
            talk.Address, $"{talk.Address}/replies", ("text", "Me too."), ("id", $"{Guid.CreateVersion7()}"));
        Assert.Equal(isTaken, taker is not null && taker == await AssigneeAsync(talk));
    }

    [Fact]
    public async Task Sending_again_and_reacting_are_answers_too()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefuseNext(551);
        await talk.SayAsync("Hello?");
        await talk.UntilAsync(MessageStatus.Failed);
        using var givenBack = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/assignment", ("_method", "DELETE"));
        var open = await talk.Browser.GetPageAsync(talk.Address);
        using var admin = await talk.Organization.SignInAsync(AgentRole.Admin);
        using var _ = await admin.PostFormAsync("/channels", $"/channels/{talk.Organization.Page.Id}/answerers", ("onlyAssignee", "true"));

        using var again = await talk.Browser.PressAsync(open, "form[action*=sending] button");
        var incoming = open.QuerySelector(".message--incoming")!.Id!["message-".Length..];
        using var reaction = await talk.Browser.PostFormAsync(open, $"{talk.Address}/messages/{incoming}/reaction", ("emoji", "👍"));
        using var byProgram = await talk.Browser.PutAsJsonAsync(
            $"/api/conversations/{talk.Id}/messages/{incoming}/reaction", new { emoji = "👍" }, TestContext.Current.CancellationToken);

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity),
            (again.StatusCode, reaction.StatusCode, byProgram.StatusCode));
        Assert.Contains(
            "only the assignee answers", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Equal(MessageStatus.Failed, Assert.Single(await talk.OutgoingAsync()).Status);
        Assert.Single(talk.Calls);

        using var taken = await talk.Browser.PostFormAsync(open, $"{talk.Address}/assignment", ("agentId", "me"));
        using var mine = await talk.Browser.PressAsync(open, "form[action*=sending] button");
        await talk.UntilAsync(MessageStatus.Sent);
    }

    [Fact]
    public async Task Who_is_no_admin_does_not_say_who_answers()
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        using var refused = await talk.Browser.PostFormAsync(
            "/inbox", $"/channels/{talk.Organization.Page.Id}/answerers", ("onlyAssignee", "true"));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private Task<Guid?> AssigneeAsync(Correspondence talk) => fixture.App.WithDbAsync(
        talk.Organization.Id, db => db.Conversations.Where(c => c.Id == talk.Id).Select(c => c.AssigneeId).SingleAsync());
}
