using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Inbox.Web.Data;

/// <summary>Makes the context for <c>dotnet ef</c>.</summary>
public sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<InboxDbContext>
{
    public InboxDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<InboxDbContext>()
            .UseInbox(NpgsqlDataSource.Create("Host=localhost;Database=inbox"));
        return new InboxDbContext((DbContextOptions<InboxDbContext>)options.Options, new CurrentOrganization());
    }
}
