using System.Net;
using Inbox.Web.Conversations;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Api;

/// <summary>POST /api/conversations/{id}/messages.</summary>
public sealed class SendingApiTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task A_message_is_taken_and_described_as_queued()
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        using var answer = await talk.PostAsync(new { content = "From a program" });

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var message = await answer.ReadJsonAsync();
        Assert.Equal(("From a program", true, "QUEUED"), (
            message.GetProperty("content").GetString(), message.GetProperty("isFromBusiness").GetBoolean(), message.GetProperty(
                "status").GetString()));
        Assert.Equal(message.GetProperty("id").GetGuid(), (await talk.UntilAsync(MessageStatus.Sent)).Id);
    }

    [Fact]
    public async Task The_same_key_with_the_same_body_is_one_message_at_once_or_later()
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => talk.PostAsync(new { content = "Once" }, "order-1")));
        using var later = await talk.PostAsync(new { content = "Once" }, "order-1");

        var ids = new HashSet<Guid>();
        foreach (var answer in answers.Append(later))
        {
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            ids.Add((await answer.ReadJsonAsync()).GetProperty("id").GetGuid());
        }

        Assert.Single(ids);
        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Single(talk.Calls);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused_for_a_day()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var first = await talk.PostAsync(new { content = "One" }, "key");

        using var second = await talk.PostAsync(new { content = "Two" }, "key");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);

        fixture.Clock.Move(TimeSpan.FromHours(25));
        await talk.HearAsync("Hello again");
        using var third = await talk.PostAsync(new { content = "Two" }, "key");
        Assert.Equal(HttpStatusCode.Accepted, third.StatusCode);
    }

    [Theory]
    [InlineData("""{"content":""}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"content":"   "}""", HttpStatusCode.BadRequest)]
    [InlineData("""{}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"content":7}""", HttpStatusCode.BadRequest)]
    [InlineData("not json", HttpStatusCode.BadRequest)]
    public async Task A_bad_body_is_refused_in_words(string body, HttpStatusCode status)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await talk.Browser.PostAsync($"/api/conversations/{talk.Id}/messages", content);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Empty(await talk.OutgoingAsync());
    }

    [Fact]
    public async Task Another_organizations_conversation_is_not_there()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var stranger = await Correspondence.BeginAsync(fixture);
        using var content = new StringContent("""{"content":"Hi"}""", System.Text.Encoding.UTF8, "application/json");

        using var answer = await stranger.Browser.PostAsync($"/api/conversations/{talk.Id}/messages", content);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await talk.OutgoingAsync());
    }
}
