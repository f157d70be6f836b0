using System.Net;
using System.Net.Http.Json;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Api;

/// <summary>What a program sends is no person's answer unless it says so, and goes only to the conversation that it knew.</summary>
public sealed class ProgramAnswerTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    private static readonly TimeSpan LongerThanADay = TimeSpan.FromHours(30);

    [Fact]
    public async Task After_a_day_a_program_says_who_wrote_it_or_is_refused()
    {
        using var talk = await BeginAsync();
        fixture.Clock.Move(LongerThanADay);

        using var refused = await talk.PostAsync(new { content = "By whom?" });
        var anna = await AgentAsync(talk);
        using var taken = await talk.PostAsync(new { content = "By Anna", writtenBy = anna });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("only what a person wrote", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        Assert.True((await talk.UntilAsync(MessageStatus.Sent)).IsHumanAgent);
        Assert.Equal(("By Anna", "HUMAN_AGENT"), (talk.Calls.Single().Text, talk.Calls.Single().Tag));
        Assert.Equal(anna, await AssigneeAsync(talk));
    }

    [Fact]
    public async Task What_a_program_queued_in_time_is_not_sent_as_a_persons_answer_afterwards()
    {
        using var talk = await BeginAsync();
        fixture.Meta.RefuseNext(551);
        using var taken = await talk.PostAsync(new { content = "In time" });
        await talk.UntilAsync(MessageStatus.Failed);
        fixture.Clock.Move(LongerThanADay);

        using var again = await talk.Browser.PostFormAsync(
            await talk.Browser.GetPageAsync(talk.Address), $"{talk.Address}/messages/{(await talk.OutgoingAsync())[0].Id}/sending");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.DoesNotContain(talk.Calls, call => call.Tag is not null);
    }

    [Fact]
    public async Task An_admins_program_names_a_colleague_who_may_see_it_and_nobody_else_does()
    {
        using var talk = await BeginAsync();
        var (tom, _) = await talk.Organization.AddAgentAsync("Tom Becker");
        using var stranger = await BeginAsync();
        using var admin = await talk.Organization.SignInAsync(AgentRole.Admin);
        var address = $"/api/conversations/{talk.Id}/messages";

        using var unknown = await admin.PostAsJsonAsync(
            address, new { content = "No", writtenBy = await AgentAsync(stranger) }, Cancellation);
        using var forAnother = await talk.PostAsync(new { content = "No", writtenBy = tom.Id });
        using var forTom = await admin.PostAsJsonAsync(address, new { content = "By Tom", writtenBy = tom.Id }, Cancellation);

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Accepted),
            (unknown.StatusCode, forAnother.StatusCode, forTom.StatusCode));
        Assert.Equal((tom.Id, "By Tom"), (Assert.Single(await talk.OutgoingAsync()).AuthorId, (await talk.OutgoingAsync())[0].Text));
        await talk.UntilAsync(MessageStatus.Sent);
    }

    [Fact]
    public async Task An_answer_to_what_was_read_is_not_sent_to_what_it_became()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var read = await ETagAsync(talk);
        await talk.HearAsync("One more thing");

        using var late = await PostAsync(talk, "Late", read);
        using var current = await PostAsync(talk, "Current", $"\"other\", {await ETagAsync(talk)}", "once");
        using var repeated = await PostAsync(talk, "Current", read, "once");
        using var weak = await PostAsync(talk, "Weak", $"W/{await ETagAsync(talk)}");
        using var any = await PostAsync(talk, "Any", "*");
        using var odd = await PostAsync(talk, "Odd", "no quotation marks");

        Assert.Equal(
            [
                HttpStatusCode.PreconditionFailed, HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.PreconditionFailed,
                HttpStatusCode.Accepted, HttpStatusCode.BadRequest,
            ],
            new[] { late, current, repeated, weak, any, odd }.Select(answer => answer.StatusCode));
        Assert.Equal("application/problem+json", late.Content.Headers.ContentType!.MediaType);
        await Eventually.TrueAsync(() => Task.FromResult(talk.Calls.Count() == 2));
        Assert.Equal(["Current", "Any"], talk.Calls.Select(call => call.Text));
    }

    [Fact]
    public async Task Its_tag_changes_when_somebody_answers_closes_or_assigns_it_and_not_by_reading()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var tags = new List<string> { await ETagAsync(talk), await ETagAsync(talk) };
        await talk.SayAsync("We answer.");
        await talk.UntilAsync(MessageStatus.Sent);
        tags.Add(await ETagAsync(talk));
        await talk.Browser.PostFormAsync(await talk.Browser.GetPageAsync(talk.Address), $"{talk.Address}/closure");
        tags.Add(await ETagAsync(talk));
        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            var team = new Team(talk.Organization.Id, "Workshop", fixture.Clock.GetUtcNow());
            db.Add(team);
            await db.SaveChangesAsync();
            return await db.Conversations.ExecuteUpdateAsync(c => c.SetProperty(x => x.TeamId, team.Id));
        });
        tags.Add(await ETagAsync(talk));
        var (tom, _) = await talk.Organization.AddAgentAsync("Tom Becker");
        await fixture.App.WithDbAsync(talk.Organization.Id, db =>
            db.Conversations.ExecuteUpdateAsync(c => c.SetProperty(x => x.AssigneeId, tom.Id)));
        tags.Add(await ETagAsync(talk));

        Assert.Equal(tags[0], tags[1]);
        Assert.Equal(5, tags.Distinct().Count());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>On a channel whose people may answer for a week.</summary>
    private async Task<Correspondence> BeginAsync()
    {
        var talk = await Correspondence.BeginAsync(fixture);
        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            (await db.Channels.SingleAsync(c => c.Platform == Platform.Messenger)).AllowHumanAgent(true);
            return await db.SaveChangesAsync();
        });
        return talk;
    }

    private Task<Guid> AgentAsync(Correspondence talk) =>
        fixture.App.WithDbAsync(talk.Organization.Id, db => db.Agents.Where(a => a.Name == "Anna Keller").Select(a => a.Id).SingleAsync());

    private Task<Guid?> AssigneeAsync(Correspondence talk) =>
        fixture.App.WithDbAsync(talk.Organization.Id, db => db.Conversations.Select(c => c.AssigneeId).SingleAsync());

    private static async Task<string> ETagAsync(Correspondence talk)
    {
        using var answer = await talk.Browser.GetAsync($"/api/conversations/{talk.Id}", Cancellation);
        return answer.Headers.ETag!.ToString();
    }

    private static async Task<HttpResponseMessage> PostAsync(Correspondence talk, string content, string ifMatch, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/conversations/{talk.Id}/messages");
        request.Content = JsonContent.Create(new { content });
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        request.Headers.Add("Idempotency-Key", key ?? content);
        return await talk.Browser.SendAsync(request, Cancellation);
    }
}
