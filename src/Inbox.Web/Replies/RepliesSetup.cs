namespace Inbox.Web.Replies;

public static class RepliesSetup
{
    public static WebApplicationBuilder AddReplies(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReplyDesk>();
        builder.Services.AddScoped<NoteDesk>();
        builder.Services.AddScoped<DraftDesk>();
        builder.Services.AddScoped<ChosenFiles>();
        builder.Services.AddScoped<AfterReply>();
        builder.Services.AddScoped<ScheduledReplyQueue>();
        builder.Services.AddScoped<ScheduledReplyDesk>();
        builder.Services.AddScoped<ScheduledReplySender>();
        builder.Services.AddHostedService<ScheduledReplyWorker>();
        return builder;
    }
}
