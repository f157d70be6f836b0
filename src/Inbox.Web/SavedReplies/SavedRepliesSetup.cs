using Inbox.Web.Conversations;

namespace Inbox.Web.SavedReplies;

public static class SavedRepliesSetup
{
    public static WebApplicationBuilder AddSavedReplies(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<SavedReplyService>();
        builder.Services.AddScoped<IFileHolder, SavedReplyFiles>();
        builder.Services.AddHostedService<SavedReplyFolder>();
        return builder;
    }
}
