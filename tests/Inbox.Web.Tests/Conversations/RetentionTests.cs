using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Conversations;

/// <summary>What is older than it is to be kept goes, and nothing else.</summary>
public sealed class RetentionTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task Messages_go_where_the_organization_says_so_and_only_the_old_ones()
    {
        using var mine = await Correspondence.BeginAsync(fixture);
        using var theirs = await Correspondence.BeginAsync(fixture);
        await KeepForAsync(mine.Organization.Organization, 90);
        fixture.Clock.Move(TimeSpan.FromDays(91));
        await mine.HearAsync("Fresh words");

        await DeleteMessagesAsync(mine.Organization.Id, 90);

        var page = await ReadAsync(mine);
        Assert.Contains("Fresh words", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">Hello<", page, StringComparison.Ordinal);
        Assert.Contains("Hello", await ReadAsync(theirs), StringComparison.Ordinal);

        fixture.Clock.Move(TimeSpan.FromDays(91));
        await DeleteMessagesAsync(mine.Organization.Id, 90);
        Assert.DoesNotContain("Fresh words", await ReadAsync(mine, "/inbox"), StringComparison.Ordinal);
        Assert.DoesNotContain("Fresh words", await ReadAsync(mine), StringComparison.Ordinal);
    }

    /// <summary>As somebody who signed in just now: sessions end after thirty days.</summary>
    private static async Task<string> ReadAsync(Correspondence talk, string? address = null)
    {
        using var browser = await talk.Organization.SignInAsync();
        return await browser.GetStringAsync(address ?? talk.Address);
    }

    private Task<int> KeepForAsync(Organization organization, int days) => fixture.App.WithDbAsync(null, async db =>
    {
        (await db.Organizations.SingleAsync(o => o.Id == organization.Id)).KeepMessagesFor(days);
        return await db.SaveChangesAsync();
    });

    private async Task DeleteMessagesAsync(Guid organizationId, int days)
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(organizationId);
        Assert.Null(await scope.ServiceProvider.GetRequiredService<MessageRetention>().DeleteBatchAsync(days, null, CancellationToken.None));
    }
}
