using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Inbox.Testing;
using Inbox.Web.Audit;
using Inbox.Web.Channels;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Channels;

/// <summary>Deauthorize and data deletion (meta-platform 7).</summary>
public sealed class MetaCallbackTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Vector =
        "gWNdq1OcMzKx_1VqE0BTZ6BI4WkWcu67LxTTZ76S_q4.eyJ1c2VyX2lkIjoiMjE4NDcxIiwiYWxnb3JpdGhtIjoiSE1BQy1TSEEyNTYiLCJpc3N1ZWRfYXQiOjE3OTAwMDAwMDAsImV4cGlyZXMiOjE3OTAwMDM2MDB9";

    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_deletion_is_answered_with_a_code_that_stays_the_same_and_a_page_that_says_how_far_it_is()
    {
        using var first = await PostAsync("deletion", Vector);
        using var again = await PostAsync("deletion", Vector);

        var answer = await first.JsonAsync();
        var code = answer.GetProperty("confirmation_code").GetString()!;
        Assert.Equal(code, (await again.JsonAsync()).GetProperty("confirmation_code").GetString());
        Assert.All(code, c => Assert.True(char.IsAsciiLetterOrDigit(c)));
        var url = new Uri(answer.GetProperty("url").GetString()!);
        Assert.Equal($"/deletion?code={code}", url.PathAndQuery);
        using var nobody = app.NewBrowser();
        Assert.Contains("Your data is deleted", await nobody.ReadAsync(url.PathAndQuery), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_nobody_got_is_not_found()
    {
        using var nobody = app.NewBrowser();
        using var answer = await nobody.OpenAsync("/deletion?code=AAAA");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("no request with this code", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_removes_the_app_leaves_channels_that_need_somebody_else()
    {
        var (organization, person) = await ConnectedByAsync();
        var untouched = await ConnectedByAsync();

        using var answer = await PostAsync("deauthorize", Sign(person));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var channels = await ChannelsAsync(organization.Id);
        Assert.All(channels, c => Assert.Equal((false, person), (c.CanSpeak, c.MetaUserId)));
        Assert.All(await ChannelsAsync(untouched.Organization.Id), c => Assert.True(c.CanSpeak));
        await AssertWrittenDownAsync(organization, AuditAct.DeauthorizeApp);
    }

    [Fact]
    public async Task A_deletion_takes_the_persons_number_and_tokens_and_leaves_the_conversations()
    {
        var (organization, person) = await ConnectedByAsync();
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Stays"));

        using var answer = await PostAsync("deletion", Sign(person));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.All(
            await ChannelsAsync(organization.Id), c => Assert.Equal((null, null, false), (c.ProtectedToken, c.MetaUserId, c.CanSpeak)));
        Assert.Equal("Stays", await app.WithDbAsync(organization.Id, db => db.Messages.Select(m => m.Text).SingleAsync()));
        await AssertWrittenDownAsync(organization, AuditAct.DeletePlatformData);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no-dot")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("!!!!.????")]
    [InlineData("gWNdq1OcMzKx_1VqE0BTZ6BI4WkWcu67LxTTZ76S_q4.eyJ1c2VyX2lkIjoiMSJ9")]
    public async Task What_Meta_did_not_sign_is_refused(string request)
    {
        foreach (var path in new[] { "deauthorize", "deletion" })
        {
            using var answer = await PostAsync(path, request);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("another-secret", "HMAC-SHA256")]
    [InlineData(InboxApp.AppSecret, "none")]
    [InlineData(InboxApp.AppSecret, "HMAC-SHA1")]
    [InlineData(InboxApp.AppSecret, null)]
    public async Task A_bad_signature_or_algorithm_deletes_nothing(string secret, string? algorithm)
    {
        var (organization, person) = await ConnectedByAsync();

        using var deletion = await PostAsync("deletion", Sign(person, secret, algorithm));
        using var deauthorization = await PostAsync("deauthorize", Sign(person, secret, algorithm));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (deletion.StatusCode, deauthorization.StatusCode));
        Assert.All(await ChannelsAsync(organization.Id), c => Assert.True(c.CanSpeak));
        var hash = DeletionRequest.HashOf(null, person);
        Assert.False(await app.WithDbAsync(null, db => db.DeletionRequests.AnyAsync(r => r.PersonHash == hash)));
    }

    internal static string Sign(string userId, string secret = InboxApp.AppSecret, string? algorithm = "HMAC-SHA256")
    {
        var json = $$"""{"user_id":"{{userId}}",{{(algorithm is null ? "" : $"\"algorithm\":\"{algorithm}\",")}}"issued_at":1790000000}""";
        var payload = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(payload));
        return $"{Base64Url.EncodeToString(signature)}.{payload}";
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string request)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        return await client.PostAsync($"/api/meta/{path}", new FormUrlEncodedContent([new("signed_request", request)]));
    }

    private async Task<(TestOrganization Organization, string Person)> ConnectedByAsync()
    {
        var (organization, person) = (await TestOrganization.CreateAsync(app), TestOrganization.NextId());
        await app.WithDbAsync(organization.Id, async db =>
        {
            var later = DateTimeOffset.UtcNow.AddDays(1);
            (await db.Channels.ToListAsync()).ForEach(c => c.ConnectThrough(new ChannelOrigin(MetaUserId: person), later));
            return await db.SaveChangesAsync();
        });
        return (organization, person);
    }

    private Task<List<Channel>> ChannelsAsync(Guid organizationId) => app.WithDbAsync(organizationId, db => db.Channels.ToListAsync());

    private async Task AssertWrittenDownAsync(TestOrganization organization, AuditAct act)
    {
        var entries = await app.WithDbAsync(organization.Id, db => db.AuditEntries.ToListAsync());
        Assert.Equal([act, act], entries.Select(e => e.Act));
        Assert.All(entries, e => Assert.Null(e.AgentId));
    }
}
