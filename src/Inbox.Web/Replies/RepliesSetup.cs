namespace Inbox.Web.Replies;

public static class RepliesSetup
{
    public static WebApplicationBuilder AddReplies(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReplyService>();
        builder.Services.AddScoped<NoteService>();
        builder.Services.AddScoped<DraftService>();
        builder.Services.AddScoped<ChosenFiles>();
        builder.Services.AddScoped<AfterReply>();
        builder.Services.AddScoped<ReplyClosing>();
        builder.Services.AddScoped<ScheduledReplyService>();
        builder.Services.AddScoped<ScheduledReplySender>();
        builder.Services.AddHostedService<ScheduledReplyWorker>();
        return builder;
    }
}
