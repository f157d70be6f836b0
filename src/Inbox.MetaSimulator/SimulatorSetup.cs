using Inbox.MetaSimulator.Acts;
using Inbox.MetaSimulator.Control;
using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.History;
using Inbox.MetaSimulator.Login;
using Inbox.MetaSimulator.Pages;
using Inbox.MetaSimulator.Sending;
using Inbox.MetaSimulator.Subscriptions;
using Inbox.MetaSimulator.Webhooks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Inbox.MetaSimulator;

/// <summary>Puts the stand-in for Facebook into a host.</summary>
public static class SimulatorSetup
{
    /// <summary>A file of 25 MB, which Meta takes, and what goes with it; the host may take less elsewhere.</summary>
    private const int MaxBodyBytes = 30 * 1024 * 1024;

    public static IServiceCollection AddMetaSimulator(
        this IServiceCollection services, Action<SimulatorOptions> configure)
    {
        services.AddRazorComponents();
        services.AddAntiforgery();
        services.TryAddSingleton(TimeProvider.System);
        services.Configure(configure).PostConfigure<SimulatorOptions>(options =>
            options.Accounts = options.Accounts.Count > 0 ? options.Accounts : SimulatedFacebookPage.Demo);
        return services
            .AddSingleton<SimulatedAccounts>().AddSingleton<People>().AddSingleton<Recall>().AddSingleton<Moments>()
            .AddSingleton<Messages>().AddSingleton<Switchboard>()
            .AddSingleton<HeldDeliveries>().AddSingleton<DeliveryFaults>().AddSingleton<DeliveryTimes>().AddSingleton<WebhookPoster>()
            .AddSingleton<WebhookDispatcher>()
            .AddSingleton<WebhookVerification>().AddSingleton<GraphCaller>().AddSingleton<CallGate>().AddSingleton<CallPace>()
            .AddSingleton<ControlWriter>().AddSingleton<ControlRules>()
            .AddSingleton<Conversations>().AddSingleton<ConversationState>().AddSingleton<PageActs>()
            .AddLogins().AddActs().AddSending().AddHistory();
    }

    private static IServiceCollection AddLogins(this IServiceCollection services) => services
        .AddSingleton<AppSecretProof>().AddSingleton<TokenRegistry>().AddSingleton<FacebookUsers>()
        .AddSingleton<AuthorizationCodes>().AddSingleton<FacebookDialog>().AddSingleton<InstagramDialog>().AddSingleton<CodeExchange>()
        .AddSingleton<TokenExchange>()
        .AddSingleton<TokenReport>().AddSingleton<PageObject>().AddSingleton<GraphObjects>().AddSingleton<InstallationDesk>()
        .AddSingleton<AppDesk>()
        .AddSingleton<AppCallbacks>().AddSingleton<LoginActs>().AddSingleton<NewLogin>().AddSingleton<LoginAccess>().AddSingleton<Logins>()
        .AddSingleton<ControlLogins>().AddSingleton<ControlLeaving>()
        .AddSingleton<AppSubscriptions>().AddSingleton<Installations>();

    private static IServiceCollection AddActs(this IServiceCollection services) => services
        .AddSingleton<MessageActs>().AddSingleton<ChangeActs>().AddSingleton<ThreadActs>().AddSingleton<ActWriter>();

    private static IServiceCollection AddSending(this IServiceCollection services) => services
        .AddSingleton<Media>().AddSingleton<MediaFetcher>().AddSingleton<AttachmentReader>()
        .AddSingleton<SendRules>().AddSingleton<SenderActions>().AddSingleton<SendLimits>()
        .AddSingleton<Receipts>().AddSingleton<Outbox>().AddSingleton<Sends>();

    private static IServiceCollection AddHistory(this IServiceCollection services) => services
        .AddSingleton<HistoryGate>().AddSingleton<HistoryReader>().AddSingleton<HistoryNodes>().AddSingleton<ProfileObjects>();

    /// <summary>Maps the pages, the login dialogs and the control API under the prefix, graph.facebook.com under
    /// <c>{prefix}/graph</c>, api.instagram.com under <c>{prefix}/instagram</c> and graph.instagram.com under
    /// <c>{prefix}/instagram/graph</c>.</summary>
    public static SimulatorEndpoints MapMetaSimulator(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var pages = endpoints.MapGroup(prefix).WithMetadata(new SimulatorPrefix(prefix), new RequestSizeLimitAttribute(MaxBodyBytes))
            .ExcludeFromDescription();
        pages.MapPages();
        pages.MapControl();

        var servers = endpoints.MapGroup(prefix).WithMetadata(new SimulatorPrefix(prefix), new RequestSizeLimitAttribute(MaxBodyBytes))
            .ExcludeFromDescription();
        servers.AddEndpointFilter(GraphUsage.AddHeadersAsync);
        MapFacebook(servers.MapGroup("graph"));
        MapInstagram(servers.MapGroup("instagram"));
        return new(pages, servers);
    }

    private static void MapFacebook(RouteGroupBuilder facebook)
    {
        facebook.MapPictures();
        facebook.MapMedia();
        foreach (var graph in facebook.WithVersions())
        {
            graph.MapSends();
            graph.MapThreadControl();
            graph.MapHistory();
            graph.MapProfiles();
            graph.MapTokens();
            graph.MapAccounts();
            graph.MapInstallations();
            graph.MapAppSubscriptions();
        }
    }

    private static void MapInstagram(RouteGroupBuilder instagram)
    {
        instagram.MapInstagramCodes();
        foreach (var graph in instagram.MapGroup("graph").WithMetadata(new InstagramHost()).WithVersions())
        {
            graph.MapSends();
            graph.MapThreadControl();
            graph.MapHistory();
            graph.MapProfiles();
            graph.MapInstagramTokens();
            graph.MapInstallations();
        }
    }
}
