using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Inbox.Web.Data;

public static class DataSetup
{
    /// <summary>A pooled context keeps the room that its largest work took; more than work at once are not worth it.</summary>
    private const int PoolSize = 8;

    private static readonly CompanionInterceptor Companions = new();
    private static readonly PreparedStatementInterceptor PreparedStatements = new();

    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Database>();
        builder.Services.AddSingleton(services => InboxDataSource.Create(services.GetRequiredService<Database>().ConnectionString));
        builder.Services.AddPooledDbContextFactory<InboxDbContext>((services, options) =>
            options.UseInbox(services.GetRequiredService<NpgsqlDataSource>()), PoolSize);
        builder.Services.AddScoped(services => services.GetRequiredService<IDbContextFactory<InboxDbContext>>().CreateDbContext()
            .SeenBy(services.GetRequiredService<CurrentOrganization>()));
        builder.Services.AddSingleton(TimeProvider.System);
        return builder;
    }

    /// <summary>How every context of ours, at work and at design time, maps to PostgreSQL.</summary>
    /// <remarks>
    /// A save that fails is no error before whoever asked for it says so: that somebody else was faster is expected and answered, and what
    /// nobody expected is logged where it ends, by the request or the worker.
    /// </remarks>
    public static DbContextOptionsBuilder UseInbox(this DbContextOptionsBuilder options, NpgsqlDataSource dataSource) =>
        options.UseNpgsql(dataSource).UseSnakeCaseNamingConvention().AddInterceptors(Companions, PreparedStatements)
            .ConfigureWarnings(warnings => warnings.Log(
                (CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.TransactionError, LogLevel.Debug))
                .Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)); // To count no further than a limit needs no order.
}
