using Inbox.Web.Data;

namespace Inbox.Web.Conversations;

public static class ConversationsSetup
{
    public static WebApplicationBuilder AddConversations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ConversationChanges>();
        builder.Services.AddScoped<VisibleFiles>();
        builder.Services.ConfigureDbContext<InboxDbContext>(
            (services, options) => options.AddInterceptors(services.GetRequiredService<ConversationChanges>()));
        return builder;
    }
}
