using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Inbox.Web.Data;

/// <summary>Makes the context for <c>dotnet ef</c>, with the settings the app would have here.</summary>
public sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<InboxDbContext>
{
    public InboxDbContext CreateDbContext(string[] args)
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Development;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, EnvironmentName = environment });
        var options = new DbContextOptionsBuilder<InboxDbContext>();
        options.UseNpgsql("Host=localhost").UseSnakeCaseNamingConvention()
            .AddInterceptors(new StartOnFirstUse(new Database(builder.Configuration, builder.Environment)));
        return new InboxDbContext(options.Options);
    }

    /// <summary>
    /// Starts the database and says which one it is only when a connection is opened: adding a migration needs none.
    /// </summary>
    private sealed class StartOnFirstUse(Database database) : DbConnectionInterceptor
    {
        private bool isSaid;

        public override InterceptionResult ConnectionOpening(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
        {
            database.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
            Direct(connection);
            return result;
        }

        public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result,
            CancellationToken cancellationToken = default)
        {
            await database.StartAsync(cancellationToken);
            Direct(connection);
            return result;
        }

        private void Direct(DbConnection connection)
        {
            var given = new NpgsqlConnectionStringBuilder(connection.ConnectionString);
            if (given.Database is null)
            {
                connection.ConnectionString = database.ConnectionString;
            }

            if (!isSaid)
            {
                Console.WriteLine($"Using {database.Description}");
                isSaid = true;
            }
        }
    }
}
