namespace Inbox.Web.Conversations;

public static class ConversationsSetup
{
    public static WebApplicationBuilder AddConversations(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MessageReceiver>();
        return builder;
    }
}
