using Inbox.Testing;
using Inbox.Web.Caching;
using Inbox.Web.Live;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Live;

/// <summary>Where Redis is configured, instances tell each other by it.</summary>
public sealed class RedisTests(OwnAppFixture fixture) : IClassFixture<OwnAppFixture>
{
    [Fact]
    public async Task Instances_tell_each_other_and_say_when_they_could_not()
    {
        Assert.SkipWhen(RedisServer.Absence is not null, RedisServer.Absence ?? "");
        using var redis = await RedisServer.StartAsync();
        await using var here = InboxApp.Start(fixture.App.Database, null, ("Redis:Configuration", redis.Configuration));
        await using var there = InboxApp.Start(fixture.App.Database, null, ("Redis:Configuration", redis.Configuration));
        var organization = await TestOrganization.CreateAsync(here);
        var (_, email) = await organization.AddAgentAsync();
        using var browser = await there.SignInAsync(email);
        await using var stream = await EventStream.OpenAsync(browser);
        var feed = (InboxFeed)here.Services.GetService(typeof(InboxFeed))!;

        await HearsAsync(feed, stream, organization.Id);
        if (redis.IsOurs)
        {
            redis.Stop();
            feed.Publish(new(organization.Id, Guid.NewGuid()));
            await redis.ResumeAsync();
            while (await stream.NextAsync() is { Name: not "everything" })
            {
                // Until the connection is back and everything is to be asked for again.
            }

            await HearsAsync(feed, stream, organization.Id);
        }
    }

    [Theory]
    [InlineData("localhost:6379,ssl=true", true)]
    [InlineData("localhost:6379,ssl=perhaps", false)]
    public void What_cannot_be_read_is_said_at_start(string configuration, bool isRead)
    {
        var options = new RedisOptions { Configuration = configuration };
        Assert.Equal(isRead, !options.Validate(new(options)).Any());
    }

    /// <summary>Until both have found the server, nobody hears; so it is said again.</summary>
    private static Task HearsAsync(InboxFeed feed, EventStream stream, Guid organization) => Eventually.TrueAsync(async () =>
    {
        var changed = Guid.NewGuid();
        feed.Publish(new(organization, changed));
        return await stream.NextAsync() is { Name: "changed", Data: var data }
            && data.Contains(changed.ToString(), StringComparison.Ordinal);
    });
}
