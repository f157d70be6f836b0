using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.Web.Data;

public static class DataSetup
{
    /// <summary>A pooled context keeps the room that its largest work took; more than work at once are not worth it.</summary>
    private const int PoolSize = 8;

    private static readonly CompanionInterceptor Companions = new();

    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Database>();
        builder.Services.AddSingleton(services => Connect(services.GetRequiredService<Database>().ConnectionString));
        builder.Services.AddPooledDbContextFactory<InboxDbContext>((services, options) =>
            options.UseInbox(services.GetRequiredService<NpgsqlDataSource>()), PoolSize);
        builder.Services.AddScoped(services => services.GetRequiredService<IDbContextFactory<InboxDbContext>>().CreateDbContext()
            .SeenBy(services.GetRequiredService<CurrentOrganization>()));
        builder.Services.AddSingleton(TimeProvider.System);
        return builder;
    }

    /// <remarks>
    /// Each question is one process's work: a worker beside it costs more to start than a page of anything takes to find, and many ask at once.
    /// It is no option of the connection, since poolers between the app and the server refuse those.
    /// </remarks>
    private static NpgsqlDataSource Connect(string connectionString)
    {
        const string Alone = "SET max_parallel_workers_per_gather = 0";
        var source = new NpgsqlDataSourceBuilder(connectionString);
        source.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(Alone, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(Alone, connection);
                await command.ExecuteNonQueryAsync();
            });
        return source.Build();
    }

    /// <summary>How every context of ours, at work and at design time, maps to PostgreSQL.</summary>
    public static DbContextOptionsBuilder UseInbox(this DbContextOptionsBuilder options, NpgsqlDataSource dataSource) =>
        options.UseNpgsql(dataSource).UseSnakeCaseNamingConvention().AddInterceptors(Companions);
}
