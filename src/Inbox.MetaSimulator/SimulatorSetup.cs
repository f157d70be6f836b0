using Inbox.MetaSimulator.Acts;
using Inbox.MetaSimulator.Control;
using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.History;
using Inbox.MetaSimulator.Pages;
using Inbox.MetaSimulator.Sending;
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
            .AddSingleton<HeldDeliveries>().AddSingleton<WebhookPoster>().AddSingleton<DeliveryFaults>().AddSingleton<DeliveryTimes>().AddSingleton<WebhookDispatcher>()
            .AddSingleton<WebhookVerification>().AddSingleton<GraphCaller>().AddSingleton<ControlWriter>().AddSingleton<ControlRules>()
            .AddSingleton<Conversations>().AddSingleton<ConversationState>().AddSingleton<PageActs>().AddSingleton<Switchboard>().AddSingleton<CallGate>().AddSingleton<CallPace>()
            .AddSending().AddActs()
            .AddSingleton<HistoryGate>().AddSingleton<HistoryReader>().AddSingleton<HistoryNodes>();
    }

    private static IServiceCollection AddActs(this IServiceCollection services) => services
        .AddSingleton<MessageActs>().AddSingleton<ChangeActs>().AddSingleton<ThreadActs>().AddSingleton<ActWriter>();

    private static IServiceCollection AddSending(this IServiceCollection services) => services
        .AddSingleton<Media>().AddSingleton<MediaFetcher>().AddSingleton<AttachmentReader>()
        .AddSingleton<SendRules>().AddSingleton<SenderActions>().AddSingleton<SendLimits>()
        .AddSingleton<Receipts>().AddSingleton<Outbox>().AddSingleton<Sends>();

    /// <summary>Maps the pages and the control API under the prefix, and the Graph API under <c>{prefix}/graph</c>.</summary>
    public static SimulatorEndpoints MapMetaSimulator(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var pages = endpoints.MapGroup(prefix).WithMetadata(new SimulatorPrefix(prefix)).ExcludeFromDescription();
        pages.MapPages();
        pages.MapControl();

        var graph = endpoints.MapGroup($"{prefix}/graph").WithMetadata(new SimulatorPrefix(prefix)).ExcludeFromDescription();
        graph.AddEndpointFilter(GraphUsage.AddHeadersAsync);
        graph.MapPictures();
        graph.MapSends();
        graph.MapHistory();
        graph.MapProfiles();
        return new(pages, graph);
    }
}
