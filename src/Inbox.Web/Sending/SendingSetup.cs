namespace Inbox.Web.Sending;

public static class SendingSetup
{
    public static WebApplicationBuilder AddSending(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OutgoingSignal>();
        builder.Services.AddSingleton<SendThrottle>();
        builder.Services.AddSingleton<SendTiming>();
        builder.Services.AddScoped<MessageOutcomes>();
        builder.Services.AddScoped<FileUploads>();
        builder.Services.AddScoped<OutgoingCall>();
        builder.Services.AddScoped<MessageSender>();
        builder.Services.AddScoped<MessageSettler>();
        builder.Services.AddHostedService<MessageSendWorker>();
        builder.Services.AddHostedService<MessageSettleWorker>();
        builder.Services.AddScoped<ThreadControlCalls>();
        builder.Services.AddScoped<ThreadControlService>();
        builder.AddReactions();
        return builder;
    }

    private static void AddReactions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReactionSignal>();
        builder.Services.AddScoped<ReactionService>();
        builder.Services.AddScoped<ReactionSender>();
        builder.Services.AddHostedService<ReactionWorker>();
        builder.Services.AddSingleton<SenderActionQueue>();
        builder.Services.AddScoped<SenderActionCall>();
        builder.Services.AddHostedService<SenderActionWorker>();
    }
}
