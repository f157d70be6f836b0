using Inbox.MetaSimulator;
using Inbox.Web.Data;
using Inbox.Web.Demo;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Simulation;

/// <summary>Mounts the stand-in for Facebook at <c>/simulator</c>, where <c>Simulator:Enabled</c> says so.</summary>
public static class SimulationSetup
{
    internal const string Prefix = "/simulator";
    internal const string GraphPath = $"{Prefix}/graph";

    public static WebApplicationBuilder AddSimulation(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SimulationOptions>().BindConfiguration(SimulationOptions.Section).ValidateOnStart();
        if (!IsEnabled(builder.Configuration))
        {
            return builder;
        }

        RequireOwnGraph(builder);
        if (builder.Environment.IsDevelopment())
        {
            // Before all others: what is started in order is begun in order.
            builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, SimulatedMeta>());
        }

        builder.Services.AddMetaSimulator(_ => { });
        builder.Services.AddOptions<SimulatorOptions>()
            .Configure<IOptions<MetaOptions>, IServer>((simulator, meta, server) => Configure(builder, simulator, meta, server));
        return builder;
    }

    private static void RequireOwnGraph(WebApplicationBuilder builder) =>
        builder.Services.AddOptions<MetaOptions>().Validate(
            meta => IsOwnGraph(builder, meta),
            "Simulator:Enabled is set, but Meta:GraphAddress does not point at it: outside Development set Meta:GraphAddress to this app's own /simulator/graph, or turn the simulator off.");

    private static void Configure(WebApplicationBuilder builder, SimulatorOptions simulator, IOptions<MetaOptions> meta, IServer server)
    {
        (simulator.AppSecret, simulator.InstagramAppSecret) = (meta.Value.AppSecret, meta.Value.InstagramAppSecret);
        simulator.VerifyToken = meta.Value.VerifyToken;
        simulator.AppId = meta.Value.AppId ?? simulator.AppId;
        simulator.InstagramAppId = meta.Value.InstagramAppId ?? simulator.InstagramAppId;
        simulator.DeauthorizeAddress = "/api/meta/deauthorize";
        simulator.DataDeletionAddress = "/api/meta/deletion";
        simulator.PublicAddress = builder.Configuration.GetValue<Uri>("PublicAddress");
        simulator.FindWebhookAddress = () => new Uri(SimulatedMeta.AddressOf(server), "/api/webhooks/facebook");
        simulator.Recall = KnownPeople.FindAsync;
        simulator.ProductPath = "/inbox";
        if (builder.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            (simulator.KnownPeople, simulator.TimeZone) = ([.. DemoCast.People], TimeZones.Find(DemoCast.TimeZone));
        }

        simulator.MayUse = (context, externalId) => MayUseAsync(builder.Environment, context, externalId);
    }

    public static WebApplication MapSimulation(this WebApplication app)
    {
        if (!IsEnabled(app.Configuration))
        {
            return app;
        }

        var endpoints = app.MapMetaSimulator(Prefix);
        endpoints.Graph.AllowAnonymous();
        if (app.Environment.IsDevelopment())
        {
            endpoints.Pages.AllowAnonymous();
        }
        else
        {
            endpoints.Pages.RequireAuthorization(Policies.UseSimulator);
        }

        return app;
    }

    /// <summary>Whether to mount it is asked before settings are checked: what is neither true nor false is refused there.</summary>
    private static bool IsEnabled(IConfiguration configuration) =>
        bool.TryParse(configuration[$"{SimulationOptions.Section}:{nameof(SimulationOptions.Enabled)}"], out var isEnabled) && isEnabled;

    private static bool IsOwnGraph(WebApplicationBuilder builder, MetaOptions meta) =>
        builder.Environment.IsDevelopment() || meta.GraphAddress.AbsolutePath.TrimEnd('/') == GraphPath;

    /// <summary>Outside Development an admin plays only the people of the own organization's channels.</summary>
    private static async ValueTask<bool> MayUseAsync(IHostEnvironment environment, HttpContext context, string externalId) =>
        environment.IsDevelopment()
        || await context.RequestServices.GetRequiredService<InboxDbContext>().Channels
            .AnyAsync(c => c.ExternalId == externalId && c.DisconnectedAt == null, context.RequestAborted);
}
