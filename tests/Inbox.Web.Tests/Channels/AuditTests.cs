using System.Net;
using Inbox.Testing;
using Inbox.Web.Audit;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.Web.Tests.Channels;

/// <summary>What was written down stays written down.</summary>
public sealed class AuditTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Theory]
    [InlineData("update audit_entries set note = 'Nothing happened'")]
    [InlineData("delete from audit_entries")]
    [InlineData("truncate audit_entries")]
    public async Task An_entry_can_be_neither_changed_nor_removed(string sql)
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.WithDbAsync(organization.Id, db =>
        {
            db.AuditEntries.Add(new AuditEntry(organization.Id, AuditAct.CheckChannel, "Channel", null, "Happened", DateTimeOffset.UtcNow));
            return db.SaveChangesAsync();
        });

        await using var source = NpgsqlDataSource.Create(app.Database);
        await using var command = source.CreateCommand(sql);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Contains("append-only", refusal.MessageText, StringComparison.Ordinal);
        Assert.Equal("Happened", await app.WithDbAsync(organization.Id, db => db.AuditEntries.Select(e => e.Note).SingleAsync()));
    }

    [Fact]
    public async Task Admins_read_it_page_by_page_and_agents_do_not()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var other = await TestOrganization.CreateAsync(app);
        await WriteAsync(organization, 60);
        await WriteAsync(other, 1);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        using var agent = await organization.SignInAsync();

        var first = await admin.GetPageAsync("/audit");
        var second = await admin.GetPageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        using var refused = await agent.OpenAsync("/audit");

        string[] notes = [
        .. first.QuerySelectorAll("tbody tr td:nth-child(4)").Concat(second.QuerySelectorAll("tbody tr td:nth-child(4)"))
            .Select(cell => cell.Seen())];
        Assert.Equal(Enumerable.Range(0, 60).Reverse().Select(number => $"act {number}"), notes);
        Assert.Null(second.QuerySelector("a[rel=next]"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private Task<int> WriteAsync(TestOrganization organization, int count) => app.WithDbAsync(organization.Id, db =>
    {
        db.AuditEntries.AddRange(Enumerable.Range(0, count).Select(number => new AuditEntry(
            organization.Id, AuditAct.CheckChannel, "Channel", null, $"act {number}", DateTimeOffset.UtcNow.AddMinutes(number - count))));
        return db.SaveChangesAsync();
    });
}
