using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.Web.Data;

public static class DataSetup
{
    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Database>();
        builder.Services.AddSingleton(services => NpgsqlDataSource.Create(services.GetRequiredService<Database>().ConnectionString));
        builder.Services.AddDbContext<InboxDbContext>((services, options) => options
            .UseInbox(services.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(services.GetRequiredService<OrganizationGuard>()));
        builder.Services.AddSingleton(TimeProvider.System);
        return builder;
    }

    /// <summary>How every context of ours, at work and at design time, maps to PostgreSQL.</summary>
    public static DbContextOptionsBuilder UseInbox(this DbContextOptionsBuilder options, NpgsqlDataSource dataSource) =>
        options.UseNpgsql(dataSource).UseSnakeCaseNamingConvention();
}
