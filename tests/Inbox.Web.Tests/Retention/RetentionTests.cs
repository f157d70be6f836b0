using System.Net;
using Inbox.Testing;
using Inbox.Web.Organizations;
using Inbox.Web.Retention;
using Inbox.Web.Tenancy;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Retention;

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

    [Fact]
    public async Task An_admin_says_how_long_messages_are_kept()
    {
        var organization = await TestOrganization.CreateAsync(fixture.App);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        Task<int?> Days() =>
            fixture.App.WithDbAsync(
                null, db => db.Organizations.Where(o => o.Id == organization.Id).Select(o => o.MessagesKeptForDays).SingleAsync());

        foreach (var days in new[] { "0", "-1", "soon", "", "36501" })
        {
            using var refused = await admin.PostFormAsync("/retention", "/retention", ("keep", "some"), ("days", days));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("Enter a whole number of days", await refused.TextAsync(), StringComparison.Ordinal);
        }

        Assert.Null(await Days());
        using var some = await admin.PostFormAsync("/retention", "/retention", ("keep", "some"), ("days", "90"));
        Assert.Contains("Saved.", await admin.ReadAsync(some.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal(90, await Days());
        using var all = await admin.PostFormAsync("/retention", "/retention", ("keep", "all"), ("days", "90"));
        Assert.Null(await Days());
        Assert.Contains("for 90 days", await admin.ReadAsync("/audit"), StringComparison.Ordinal);
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
        Assert.Null(
            await scope.ServiceProvider.GetRequiredService<MessageRetention>().DeleteBatchAsync(days, null, CancellationToken.None));
    }
}
