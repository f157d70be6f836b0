using Inbox.MetaSimulator.Control;
using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.Login;
using Inbox.MetaSimulator.Pages;
using Inbox.MetaSimulator.Subscriptions;
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
            .AddSingleton<SimulatedAccounts>().AddSingleton<People>().AddSingleton<Messages>()
            .AddSingleton<HeldDeliveries>().AddSingleton<WebhookPoster>().AddSingleton<WebhookDispatcher>()
            .AddSingleton<WebhookVerification>().AddSingleton<GraphCaller>().AddSingleton<ControlWriter>()
            .AddSingleton<Conversations>()
            .AddSingleton<AppSecretProof>().AddSingleton<TokenRegistry>().AddSingleton<FacebookUsers>()
            .AddSingleton<AuthorizationCodes>().AddSingleton<FacebookDialog>().AddSingleton<InstagramDialog>().AddSingleton<CodeExchange>().AddSingleton<TokenExchange>()
            .AddSingleton<TokenReport>().AddSingleton<PageObject>().AddSingleton<GraphObjects>().AddSingleton<InstallationDesk>().AddSingleton<AppDesk>()
            .AddSingleton<AppCallbacks>().AddSingleton<LoginActs>().AddSingleton<NewLogin>().AddSingleton<LoginAccess>().AddSingleton<Logins>()
            .AddSingleton<ControlLogins>().AddSingleton<ControlLeaving>()
            .AddSingleton<AppSubscriptions>().AddSingleton<Installations>();
    }

    /// <summary>Maps the pages, the login dialogs and the control API under the prefix, graph.facebook.com under
    /// <c>{prefix}/graph</c>, api.instagram.com under <c>{prefix}/instagram</c> and graph.instagram.com under <c>{prefix}/instagram/graph</c>.</summary>
    public static SimulatorEndpoints MapMetaSimulator(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var pages = endpoints.MapGroup(prefix).WithMetadata(new SimulatorPrefix(prefix)).ExcludeFromDescription();
        pages.MapPages();
        pages.MapControl();

        var servers = endpoints.MapGroup(prefix).WithMetadata(new SimulatorPrefix(prefix)).ExcludeFromDescription();
        servers.AddEndpointFilter(GraphUsage.AddHeadersAsync);
        MapFacebook(servers.MapGroup("graph"));
        MapInstagram(servers.MapGroup("instagram"));
        return new(pages, servers);
    }

    private static void MapFacebook(RouteGroupBuilder graph)
    {
        graph.MapPictures();
        graph.MapProfiles();
        graph.MapTokens();
        graph.MapAccounts();
        graph.MapInstallations();
        graph.MapAppSubscriptions();
    }

    private static void MapInstagram(RouteGroupBuilder instagram)
    {
        instagram.MapInstagramCodes();
        var graph = instagram.MapGroup("graph").WithMetadata(new InstagramHost());
        graph.MapProfiles();
        graph.MapInstagramTokens();
        graph.MapInstallations();
    }
}
