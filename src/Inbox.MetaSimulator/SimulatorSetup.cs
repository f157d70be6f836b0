using Inbox.MetaSimulator.Control;
using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.Pages;
using Inbox.MetaSimulator.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Inbox.MetaSimulator;

/// <summary>Puts the stand-in for Facebook into a host.</summary>
public static class SimulatorSetup
{
    public static IServiceCollection AddMetaSimulator(
        this IServiceCollection services, Action<SimulatorOptions> configure)
    {
        services.AddRazorComponents();
        services.AddAntiforgery();
        services.TryAddSingleton(TimeProvider.System);
        services.Configure(configure).PostConfigure<SimulatorOptions>(options =>
            options.Accounts = options.Accounts.Count > 0 ? options.Accounts : SimulatedFacebookPage.Demo);
        return services
            .AddSingleton<SimulatedAccounts>().AddSingleton<People>().AddSingleton<Moments>().AddSingleton<Messages>()
            .AddSingleton<HeldDeliveries>().AddSingleton<WebhookPoster>().AddSingleton<WebhookDispatcher>()
            .AddSingleton<WebhookVerification>().AddSingleton<GraphCaller>().AddSingleton<ControlWriter>()
            .AddSingleton<Conversations>();
    }

    /// <summary>Maps the pages and the control API under the prefix, and the Graph API under <c>{prefix}/graph</c>.</summary>
    public static SimulatorEndpoints MapMetaSimulator(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var pages = endpoints.MapGroup(prefix).WithMetadata(new SimulatorPrefix(prefix)).ExcludeFromDescription();
        pages.MapPages();
        pages.MapControl();

        var graph = endpoints.MapGroup($"{prefix}/graph").WithMetadata(new SimulatorPrefix(prefix)).ExcludeFromDescription();
        graph.AddEndpointFilter(GraphUsage.AddHeadersAsync);
        graph.MapPictures();
        graph.MapProfiles();
        return new(pages, graph);
    }
}
