using Inbox.Testing;
using Inbox.Web.Audit;
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
}
